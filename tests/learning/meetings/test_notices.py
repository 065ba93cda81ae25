"""Members hear of a new meeting once, at the moment's rights; who comes hears when it is taken back or deleted."""

from __future__ import annotations

from smtplib import SMTPRecipientsRefused

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from learning.meetings import notice_choices, services, tasks
from learning.meetings.enums import Answer, Change
from learning.meetings.models import Meeting, MeetingChange, MeetingNotices
from learning.networks.enums import State
from learning.networks.models import Membership
from recycle_bin.models import Deletion
from subscriptions.jobs import send_what_is_due
from subscriptions.models import Delivery, Sending, Subscriber, Subscription
from tests.browser import Browser
from tests.factories import MembershipFactory, UserFactory, in_days
from tests.learning.meetings.factories import make_meeting, manage_url, plan, url
from tests.site.subscriptions.factories import words
from tests.site.subscriptions.mail_server import MailServer

CANARY = "Zephyrine"


@pytest.fixture(autouse=True)
def outbox(settings, monkeypatch, run_worker):
    server = {"BACKEND": "tests.site.subscriptions.mail_server.MailServer"}
    settings.MAILERS = {"default": {"BACKEND": "emails.backends.QueueBackend"}, "server": server}
    monkeypatch.setattr(MailServer, "before", {})
    return mail.outbox


def told() -> list[tuple[str, str]]:
    return sorted((email.to[0], email.subject) for email in mail.outbox)


NEW = "A new meeting of the South network"
CANCELLED, BACK = "A meeting of the South network is cancelled", "A meeting of the South network takes place after all"


@pytest.mark.postgresql
def test_each_member_is_told_once_of_day_time_and_network_and_of_nothing_else(
    coordinator, member, northerner, south, run_worker, outbox
):
    User.objects.filter(pk=member.person.pk).update(preferred_language="cy")
    coordinator.post(manage_url(south, "add/"), plan(publish="1", **{"en-gb-title": CANARY, "address": "Room 3"}))
    meeting = Meeting.objects.get()
    for _again in range(2):
        run_worker()
        meeting.save_revision().publish(skip_permission_checks=True)
        tasks.announce.call(MeetingChange.objects.first().pk)

    (email,) = outbox
    assert email.to == [member.person.email]
    assert "10:00" in email.body and "South" in email.subject and f"/cy{url(meeting)}" in email.body
    everything = email.message().as_string() + email.body + str(email.alternatives)
    assert not any(secret in everything for secret in (CANARY, "Leeds", "Room 3", "meet.example.org"))
    assert "Mae rhwydwaith South yn cyfarfod" in email.body and "confirmed your address" not in everything


def test_a_kill_between_two_steps_loses_nothing_and_mails_nobody_twice(member, south, run_worker, outbox, monkeypatch):
    make_meeting(south)
    change = MeetingChange.objects.get()
    with monkeypatch.context() as killed:
        killed.setattr(tasks, "send_notice", lambda *args, **kwargs: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            tasks.announce.call(change.pk)
    change.refresh_from_db()
    assert change.emailed_at is None and MeetingNotices.objects.count() == 1

    for _worker in range(2):
        tasks.announce.call(change.pk)
    for _worker in range(2):
        send_what_is_due()
        run_worker()

    assert len(outbox) == 1 and Sending.objects.count() == 1


@pytest.mark.parametrize(
    "what", ["removed", "lapsed", "closed", "unproved", "moved", "deleted", "no", "cancelled", "unpublished"]
)
def test_rights_are_those_of_the_moment_of_sending(member, south, run_worker, outbox, what):
    meeting = make_meeting(south)
    change = MeetingChange.objects.get()
    tasks.announce.call(change.pk)
    assert Sending.objects.get().content == {"meeting": meeting.pk}
    mine = Membership.objects.filter(user=member.person)
    match what:
        case "removed":
            mine.update(state=State.REMOVED)
        case "lapsed":
            mine.update(starts_on=in_days(-9), ends_on=in_days(-1))
        case "closed":
            User.objects.filter(pk=member.person.pk).update(is_active=False)
        case "unproved":
            EmailAddress.objects.filter(user=member.person).update(verified=False)
        case "moved":
            User.objects.filter(pk=member.person.pk).update(email="new@example.org")
        case "deleted":
            member.person.delete()
        case "no":
            notice_choices.choose(member.person, False)
        case "cancelled":
            services.cancel(meeting, {"en-gb": "Ill."}, by=UserFactory())
        case "unpublished":
            meeting.unpublish()
    run_worker()

    assert outbox == []
    assert Subscriber.objects.exists() == (what not in {"deleted", "no"})


def test_one_press_without_a_session_ends_it_and_she_can_have_it_again(member, south, run_worker, outbox):
    make_meeting(south)
    run_worker()
    (email,) = outbox
    (header,) = [line for line in email.message().as_bytes().split(b"\n") if line.startswith(b"List-Unsubscribe:")]
    assert email.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = "/" + header.decode().partition("<")[2].partition(">")[0].split("/", 3)[3]
    Browser().get(path)
    assert notice_choices.wants(member.person), "a scanner opens every link"
    for _press in range(2):
        assert Browser().post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscriber.objects.exists()

    make_meeting(south)
    run_worker()
    assert len(outbox) == 1
    page = "/learning/meetings/calendar/"
    assert "You get none." in words(member.get(page))
    for _press in range(2):
        member.post(page, {"notices": "start"})
    make_meeting(south)
    run_worker()
    assert len(outbox) == 2
    for _press in range(2):
        assert member.post(page, {"notices": "stop"}).status_code == 302
    assert not notice_choices.wants(member.person) and not Subscription.objects.exists()


def test_another_address_gets_it_once_it_is_proved_and_a_refused_one_fails_alone(member, south, run_worker, outbox):
    other = MembershipFactory(network=south, user__email="bo@example.org").user
    MailServer.before = {"bo@example.org": SMTPRecipientsRefused({"bo@example.org": (550, b"unknown")})}
    make_meeting(south)
    run_worker()
    assert [email.to for email in outbox] == [[member.person.email]]

    User.objects.filter(pk=member.person.pk).update(email="new@example.org")
    make_meeting(south)
    run_worker()
    EmailAddress.objects.filter(user=member.person).update(email="new@example.org")
    notice_choices.choose(other, False)
    make_meeting(south)
    run_worker()

    assert [email.to for email in outbox][1:] == [["new@example.org"]]
    assert [str(subscriber) for subscriber in Subscriber.objects.all()] == ["new@example.org"]


def test_members_of_other_networks_make_no_rows_and_known_members_no_queries(
    member, northerner, south, north, run_worker, django_assert_num_queries
):
    make_meeting(north)
    make_meeting(south)
    run_worker()

    assert Delivery.objects.count() == 2
    with django_assert_num_queries(1):
        notice_choices.subscribe_members(south.pk)


def test_nobody_is_told_of_one_that_was_over_when_it_was_published(member, south, run_worker, outbox):
    make_meeting(south, in_so_many_days=-3)
    run_worker()
    assert outbox == [] and not Sending.objects.exists()


# --- taken back ---------------------------------------------------------------------------------


@pytest.fixture
def planned(south, member, run_worker, outbox):
    """To which a member comes, and one who has left since."""
    meeting = make_meeting(south, CANARY)
    left = MembershipFactory(network=south, state=State.LEFT).user
    for user in (member.person, left):
        services.answer(meeting, user, Answer.COMING)
    run_worker()
    outbox.clear()
    return meeting


def unpublish_url(meeting):
    return reverse("wagtailsnippets_meetings_meeting:unpublish", args=[meeting.pk])


@pytest.mark.postgresql
def test_an_unpublished_meeting_tells_those_who_come_once_and_again_when_it_is_back(
    planned, member, office, run_worker, outbox
):
    for _press in range(2):
        office.post(unpublish_url(planned))
        run_worker()

    (email,) = outbox
    assert (email.to, email.subject) == ([member.person.email], CANCELLED)
    assert "10:00 to 12:00" in email.body and url(planned) not in email.body and CANARY not in email.body
    planned.refresh_from_db()
    planned.save_revision().publish(skip_permission_checks=True)
    run_worker()
    assert [email.subject for email in outbox] == [CANCELLED, BACK]
    assert [change.what for change in planned.changes.all()] == [Change.ANNOUNCED, Change.WITHDRAWN, Change.RESTORED]


def test_one_that_expires_before_its_day_tells_them_too(planned, run_worker, outbox):
    planned.expire_at = timezone.now()
    planned.unpublish(set_expired=True)
    run_worker()

    assert [email.subject for email in outbox] == [CANCELLED]


@pytest.mark.postgresql
def test_a_deleted_meeting_tells_those_who_come_and_again_when_it_is_restored(
    planned, member, administrator, run_worker, outbox
):
    administrator.post(reverse("wagtailsnippets_meetings_meeting:delete", args=[planned.pk]))
    assert not Meeting.objects.exists()
    run_worker()
    assert told() == [(member.person.email, CANCELLED)]

    administrator.post(reverse("recycle_bin:restore", args=[Deletion.objects.get().pk]))
    run_worker()

    assert [email.subject for email in outbox] == [CANCELLED, BACK]
    assert member.get(url(planned)).status_code == 200


def test_one_that_is_cancelled_and_deleted_before_a_worker_comes_is_told_once(
    planned, member, administrator, run_worker, outbox
):
    services.cancel(planned, {"en-gb": "Ill."}, by=administrator.person)
    administrator.post(reverse("wagtailsnippets_meetings_meeting:delete", args=[planned.pk]))
    run_worker()

    assert told() == [(member.person.email, CANCELLED)]


@pytest.mark.parametrize("state", ["draft", "cancelled", "over", "unpublished"])
def test_who_knows_already_or_was_never_told_hears_nothing_of_a_deletion(
    planned, administrator, run_worker, outbox, state
):
    match state:
        case "draft":
            planned.delete()
            planned = make_meeting(planned.network, publish=False)
        case "cancelled":
            services.cancel(planned, {"en-gb": "Ill."}, by=administrator.person)
        case "over":
            Meeting.objects.update(starts_on=in_days(-3))
            MeetingChange.objects.update(starts_on=in_days(-3))
        case "unpublished":
            planned.unpublish()
    run_worker()
    outbox.clear()
    administrator.post(reverse("wagtailsnippets_meetings_meeting:delete", args=[planned.pk]))
    run_worker()

    assert Deletion.objects.exists() and outbox == []


@pytest.fixture
def administrator(home):
    browser = Browser()
    browser.person = UserFactory(is_superuser=True, is_staff=True)
    browser.force_login(browser.person)
    return browser
