"""A coordinator plans, publishes, moves and cancels meetings of her own network, and says who came."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client, TestCase

from learning.meetings import services, tasks
from learning.meetings.enums import Answer, Change
from learning.meetings.models import Attendance, Meeting, MeetingChange
from recycle_bin.services import delete_record
from tests.factories import MembershipFactory, in_days
from tests.learning.library.factories import make_library, make_resource, make_section
from tests.learning.meetings.factories import make_meeting, manage_url, plan, url

pytestmark = pytest.mark.postgresql


def after_commit():
    return TestCase.captureOnCommitCallbacks(execute=True)


def edit(browser, meeting, **changes):
    """The form of a meeting as the page has it, with these changes."""
    form = browser.get(manage_url(meeting.network, f"{meeting.pk}/")).context["form"]
    day = meeting.starts_on
    sent = plan(
        starts_on_day=str(day.day), starts_on_month=str(day.month), starts_on_year=str(day.year),
        address=meeting.address, online_link=meeting.online_link, seen=str(form["seen"].value()),
    )  # fmt: skip
    with after_commit():
        return browser.post(manage_url(meeting.network, f"{meeting.pk}/"), sent | {"publish": "1"} | changes)


def test_only_those_who_decide_for_the_network_get_the_pages(member, northerner, coordinator, office, south, north):
    meeting = make_meeting(south)
    pages = ["", "add/", *(f"{meeting.pk}/{page}" for page in ("", "cancel/", "materials/", "attendance/"))]
    for page in pages:
        path = manage_url(south, page)
        assert {browser.get(path).status_code for browser in (coordinator, office)} == {HTTPStatus.OK}, path
        assert {browser.get(path).status_code for browser in (member, northerner)} == {HTTPStatus.NOT_FOUND}, path
        assert Client().get(path).status_code == HTTPStatus.FOUND
        assert "private, no-store" in coordinator.get(path).headers["Cache-Control"]
    other = make_meeting(north)
    assert coordinator.get(manage_url(north)).status_code == HTTPStatus.NOT_FOUND
    assert coordinator.get(manage_url(south, f"{other.pk}/attendance/")).status_code == HTTPStatus.NOT_FOUND


def test_a_meeting_is_drafted_then_published_with_words_in_both_languages(coordinator, member, south):
    sent = plan(**{"cy-title": "Beth newidion ni", "draft": "1", "online_link": "https://meet.example.org/x"})
    coordinator.post(manage_url(south, "add/"), sent)
    meeting = Meeting.objects.get()
    assert not meeting.live and member.get(url(meeting)).status_code == HTTPStatus.NOT_FOUND
    assert "Draft: only coordinators" in coordinator.get(manage_url(south)).text

    edit(coordinator, meeting, **{"cy-title": "Beth newidion ni", "en-gb-notes": "We agreed."})

    assert "We agreed." in member.get(url(meeting)).text
    assert "<h1>Beth newidion ni</h1>" in member.get(f"/cy{url(meeting)}").text
    assert [change.what for change in MeetingChange.objects.all()] == [Change.ANNOUNCED]


WRONG = {
    "the end before the start": ({"ends_at": "09:00"}, "It ends before it starts."),
    "a last day before the first": ({"ends_on_day": "1", "ends_on_month": "1", "ends_on_year": "2020"}, "It ends before it starts."),
    "a time that does not exist": (
        {"starts_on_day": "28", "starts_on_month": "3", "starts_on_year": "2027", "starts_at": "01:30"},
        "On this day the clocks go forward",
    ),
    "no day": ({"starts_on_day": "31", "starts_on_month": "2"}, "Write the day in numbers"),
    "no time": ({"starts_at": "ten"}, "Write the time with hours and minutes"),
    "nowhere": ({"town": ""}, "Say where: write a town"),
    "a script": ({"online_link": "javascript:alert(1)"}, "Other links are not taken."),
    "plain http": ({"online_link": "http://meet.example.org/"}, "Other links are not taken."),
    "a link with a line break": ({"online_link": "https://meet.example.org/\r\nX:1"}, "Other links are not taken."),
    "no title": ({"en-gb-title": "\u200b"}, "Write a title"),
    "half a language": ({"cy-notes": "Nodiadau"}, "Write the title in this language too"),
    "too long": ({"en-gb-notes": "x" * 20_001}, "The notes take at most 20000 characters."),
    "a title that is too long": ({"en-gb-title": "x" * 201}, "200"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_in_place_and_nothing_is_lost(coordinator, south, what):
    changes, sentence = WRONG[what]

    page = coordinator.post(manage_url(south, "add/"), plan(**{"address": "Kept words", "publish": "1"} | changes)).text

    assert sentence in page and "Kept words" in page
    assert not Meeting.objects.exists()


def test_one_summary_names_what_is_wrong_in_all_parts_of_the_form(coordinator, south):
    wrong = {"en-gb-title": "", "starts_at": "noon"}
    page = BeautifulSoup(coordinator.post(manage_url(south, "add/"), plan(publish="1", **wrong)).text, "html.parser")

    [summary] = page.select(".errors")
    fields = [link["href"][1:] for link in summary.select("a")]
    assert [page.find(id=name)["name"] for name in fields] == ["en-gb-title", "starts_at"]
    assert page.title.text.startswith("Error:")

    only_words = coordinator.post(manage_url(south, "add/"), plan(publish="1", **{"en-gb-title": ""})).text
    assert BeautifulSoup(only_words, "html.parser").title.text.startswith("Error:")


def test_a_day_that_has_passed_is_taken_so_that_notes_can_follow(coordinator, south):
    day = in_days(-3)
    past = {"starts_on_day": str(day.day), "starts_on_month": str(day.month), "starts_on_year": str(day.year)}
    coordinator.post(manage_url(south, "add/"), plan(publish="1", **past))

    assert Meeting.objects.get().live


def test_a_coming_meeting_is_not_moved_to_a_day_that_is_over(coordinator, member, south):
    """A year that was mistyped: who comes would get an email that it was years ago."""
    meeting = make_meeting(south)
    services.answer(meeting, member.person, Answer.COMING)
    mail.outbox.clear()

    page = edit(coordinator, meeting, starts_on_year="2020").text

    assert "This is over already, and people were told of a day to come." in page
    assert Meeting.objects.get().starts_on == meeting.starts_on
    assert not any("2020" in email.body for email in mail.outbox)


def test_who_saves_reads_whether_members_see_it(coordinator, south):
    def saved(path, button):
        sent = plan(seen=str(Meeting.objects.values_list("latest_revision", flat=True).first() or ""))
        return coordinator.post(manage_url(south, path), sent | {button: "1"}, follow=True).text

    assert "Saved as a draft: members do not see it yet" in saved("add/", "draft")
    path = f"{Meeting.objects.get().pk}/"
    assert "Published: members of the network see it" in saved(path, "publish")
    assert "Saved as a draft: members still see what was published" in saved(path, "draft")


def test_all_that_is_wrong_is_counted_once_in_the_order_of_the_page(coordinator, south):
    page = coordinator.post(manage_url(south, "add/"), plan(publish="1", starts_at="", **{"en-gb-title": ""})).text

    assert page.count('role="alert"') == 1 and "There are 2 things to put right" in page
    assert page.index("Write a title") < page.index("Write when it begins")


def test_who_saves_an_older_version_is_told(coordinator, south):
    meeting = make_meeting(south)
    seen = str(meeting.latest_revision_id)
    edit(coordinator, meeting, town="Hull")

    page = edit(coordinator, meeting, town="York", seen=seen).text

    assert "Somebody has changed this meeting since you opened the page." in page
    assert Meeting.objects.get().town == "Hull"


def test_those_who_come_are_told_once_of_another_place_and_of_nothing_else(coordinator, member, south):
    meeting = make_meeting(south, "Zephyrine")
    gone, no = MembershipFactory(network=south, lapsed=True).user, MembershipFactory(network=south).user
    for user, said in ((member.person, Answer.COMING), (gone, Answer.COMING), (no, Answer.NOT_COMING)):
        Attendance.objects.create(meeting=meeting, user=user, answer=said)
    mail.outbox.clear()  # of the new meeting
    edit(coordinator, meeting, **{"en-gb-title": "Zephyrine", "en-gb-notes": "Some notes."})
    assert mail.outbox == []

    edit(coordinator, meeting, **{"en-gb-title": "Zephyrine", "en-gb-notes": "Some notes.", "town": "Hull"})

    (email,) = mail.outbox
    assert email.to == [member.person.email] and email.subject == "A meeting of the South network has changed"
    assert "10:00 to 12:00, UK time" in email.body and url(meeting) in email.body
    assert not any(words in email.body for words in ("Zephyrine", "Hull", "Example House", "meet.example.org"))
    tasks.tell_who_comes.func(MeetingChange.objects.last().pk)
    assert len(mail.outbox) == 1


def test_a_meeting_is_cancelled_with_a_reason_and_takes_place_after_all(coordinator, member, south):
    meeting = make_meeting(south)
    mail.outbox.clear()  # of the new meeting
    services.answer(meeting, member.person, Answer.COMING)
    page = manage_url(south, f"{meeting.pk}/cancel/")
    assert "Say why it is cancelled." in coordinator.post(page, {"en-gb": " ", "cancel": "1"}).text
    for _press in range(2):
        with after_commit():
            coordinator.post(page, {"en-gb": "The trainer is ill.", "cancel": "1"})

    assert [email.subject for email in mail.outbox] == ["A meeting of the South network is cancelled"]
    assert "Cancelled: The trainer is ill." in member.get(url(meeting)).text
    assert "trainer" not in mail.outbox[0].body

    for _press in range(2):
        with after_commit():
            coordinator.post(page, {"restore": "1"})
    assert [change.what for change in meeting.changes.all()] == [Change.ANNOUNCED, Change.CANCELLED, Change.RESTORED]
    assert len(mail.outbox) == 2 and "does not take place" not in member.get(url(meeting)).text


@pytest.mark.parametrize("then", ["moved", "unpublished", "deleted"])
def test_those_who_come_hear_that_it_is_cancelled_whatever_follows_before_a_worker_has_it(
    coordinator, member, south, run_worker, then
):
    meeting = make_meeting(south)
    services.answer(meeting, member.person, Answer.COMING)
    services.cancel(meeting, {"en-gb": "Ill."}, by=coordinator.person)
    meeting.refresh_from_db()
    match then:
        case "moved":
            meeting.town = "Hull"
            meeting.save_revision().publish(skip_permission_checks=True)
        case "unpublished":
            meeting.unpublish()
        case "deleted":
            delete_record(meeting, by=coordinator.person)
    with after_commit():
        run_worker()

    assert [email.subject for email in mail.outbox] == ["A meeting of the South network is cancelled"]


def test_cancelling_publishes_no_draft_and_a_draft_does_not_undo_it(coordinator, member, south):
    meeting = make_meeting(south)
    meeting.town = "Hull"
    meeting.save_revision()

    coordinator.post(manage_url(south, f"{meeting.pk}/cancel/"), {"en-gb": "Ill.", "cancel": "1"})

    meeting.refresh_from_db()
    draft = meeting.get_latest_revision_as_object()
    assert (meeting.town, meeting.is_cancelled, meeting.has_unpublished_changes) == ("Leeds", True, True)
    assert (draft.town, draft.is_cancelled) == ("Hull", True)


def test_nobody_is_told_of_a_meeting_that_is_over(coordinator, member, south):
    meeting = make_meeting(south, in_so_many_days=-5)
    Attendance.objects.create(meeting=meeting, user=member.person, answer=Answer.COMING)

    edit(coordinator, meeting, town="Hull")

    assert Meeting.objects.get().town == "Hull" and mail.outbox == []


def test_materials_are_chosen_among_what_the_coordinator_may_see(coordinator, member, south, north):
    own = make_resource(make_section(make_library("south", [south])), title="Own one")
    foreign = make_resource(make_section(make_library("north", [north])), title="Foreign one")
    meeting = make_meeting(south, materials=[foreign])
    page = manage_url(south, f"{meeting.pk}/materials/")
    assert "Own one" not in coordinator.get(page).text, "she is no member of the network herself"
    MembershipFactory(user=coordinator.person, network=south)
    assert "Own one" in coordinator.get(f"{page}?q=own").text and "Own one" not in coordinator.get(f"{page}?q=xyz").text

    coordinator.post(page, {"resource": [str(own.pk), "999"]})

    assert "Own one" in member.get(url(meeting)).text
    assert {row.resource_id for row in meeting.materials.all()} == {own.pk, foreign.pk}, "what she cannot see stays"
    coordinator.post(page, {})
    assert "Own one" not in member.get(url(meeting)).text


def test_who_came_is_ticked_by_name_and_stays_when_the_account_goes(coordinator, member, south):
    meeting = make_meeting(south, in_so_many_days=-1)
    services.answer(meeting, member.person, Answer.COMING)
    other = MembershipFactory(network=south, user__name="Bea Bright").user
    stranger = MembershipFactory(user__name="Nora North").user
    page = manage_url(south, f"{meeting.pk}/attendance/")
    text = coordinator.get(page).text
    assert "Ann Member" in text and "Bea Bright" in text and "Bea Bright" not in coordinator.get(f"{page}?q=zz").text

    people = [str(user.pk) for user in (member.person, other, stranger)]
    for _press in range(2):
        coordinator.post(page, {"shown": people[:2], "came": [people[1], "x", "9" * 30]})
    assert {row.user: row.came for row in Attendance.objects.all()} == {member.person: False, other: True}

    other.delete()
    assert Attendance.objects.get(user=None).came and "1 person is ticked." in coordinator.get(page).text
