"""An invitation is one email to one address, and makes a member of whoever has proved that address; of nobody else."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from accounts.services import change_email, mark_email_verified
from learning.networks import joining, services
from learning.networks.actions import Action
from learning.networks.enums import Fate, JoiningRule, State
from learning.networks.invitations import invite, send_again, take_back
from learning.networks.jobs import forget_invitations
from learning.networks.models import Invitation, Membership
from learning.networks.models.invitation import SENT_AGAIN_AFTER
from learning.networks.tasks import send_invitation
from tests.browser import Browser, link_in, signed_in
from tests.factories import MembershipFactory, UserFactory
from tests.learning.networks.test_joining import JOIN, WORK, words
from tests.learning.networks.test_views import FORM, PAGE, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
MANAGE = "/learning/networks/south/manage/invitations/"


@pytest.fixture
def invited(south, coordinator):
    return invite(south, "ann@charity.example", coordinator)[0]


def fates(response) -> list[tuple[str, str]]:
    rows = BeautifulSoup(response.content, "html.parser").select("tbody tr")
    return [tuple(cell.get_text(strip=True) for cell in row.select("td")[1:]) for row in rows]


def test_from_a_coordinators_list_to_a_member_who_had_no_account(home, south, coordinator, after_commit):
    with after_commit():
        page = signed_in(coordinator).post(MANAGE, {"addresses": "Ann@Charity.example"})
    assert fates(page) == [("ann@charity.example", "Invited")]
    (email,) = mail.outbox
    assert (email.to, email.subject) == (["ann@charity.example"], "An invitation from One Small Thing")
    link, browser = link_in(email), Browser()

    for _scanner in range(3):
        page = Browser().get(link)
        Browser().head(link)
    assert "no-store" in page["Cache-Control"] and "ann@charity" not in text_of(page)
    assert f"/accounts/signup/?next={link.replace('/', '%2F')}" in text_of(page)
    assert browser.post(link, JOIN).status_code == 403 and not Membership.objects.exists()
    signup = {"name": "Ann", "email": "ann@charity.example", "password1": "three quiet words", "next": link}
    browser.post("/accounts/signup/", signup)
    assert browser.post(link_in(mail.outbox[1])).url == link
    assert "Accept, and become a member" in text_of(browser.get(link))
    with after_commit():
        for _press in range(2):
            assert browser.post(link, JOIN).url == PAGE

    row = Membership.objects.get()
    assert row.is_current and row.user.email == "ann@charity.example"
    assert [(c.action, c.by) for c in row.changes.all()] == [(Action.ACCEPT, row.user)]
    assert [m.subject for m in mail.outbox[2:]] == ["Welcome to the South network"]
    assert row.invitations.get().by == coordinator
    assert "Accepted" in text_of(signed_in(coordinator).get(MANAGE))
    assert "has been accepted" in text_of(Browser().get(link))


def test_an_account_that_never_proved_the_address_gets_nothing(invited):
    """Somebody made it with another person's address: the invitation is not hers."""
    stranger = UserFactory(email=invited.email, proved=False)
    browser = signed_in(stranger)

    assert "sent to another e-mail address" in words(browser.get(invited.get_absolute_url()))
    assert browser.post(invited.get_absolute_url(), JOIN).status_code == 403
    assert browser.get(PAGE).status_code == 200  # no way to it from there
    with pytest.raises(PermissionDenied):
        joining.accept(invited, stranger, **WORK)
    assert not Membership.objects.exists()


def test_somebody_with_another_address_gets_nothing_and_is_not_told_whose_it_is(invited):
    browser = signed_in(UserFactory(email="bea@charity.example"))

    response = browser.post(invited.get_absolute_url(), JOIN)

    assert response.status_code == 403 and invited.email not in text_of(response)
    assert not Membership.objects.exists()
    assert Invitation.objects.open().exists()


def test_who_is_invited_finds_it_on_the_page_of_the_network_also_when_that_takes_nobody(south, invited):
    south.joining, south.is_open = JoiningRule.INVITATION, False
    south.save()
    browser = signed_in(UserFactory(email=invited.email))

    assert browser.get(PAGE).url == invited.get_absolute_url()
    browser.post(invited.get_absolute_url(), JOIN)
    assert Membership.objects.get().is_current


def test_an_application_that_waits_is_answered_by_the_invitation(south, coordinator, invited):
    row = MembershipFactory(network=south, applied=True, user=UserFactory(email=invited.email))

    accepted = joining.accept(invited, row.user, **WORK)

    assert (accepted.pk, accepted.state_now, accepted.changes.get().from_state) == (row.pk, State.ACTIVE, State.APPLIED)


@pytest.mark.parametrize("end", [services.remove, services.suspend])
def test_what_was_decided_against_her_since_stands_until_she_is_invited_anew(south, coordinator, invited, end):
    row = MembershipFactory(network=south, user=UserFactory(email=invited.email))
    row = end(row, coordinator, "A reason.")
    browser = signed_in(row.user)

    assert browser.post(invited.get_absolute_url(), JOIN).status_code == 409
    assert "no longer good" in text_of(browser.get(invited.get_absolute_url()))
    if end is services.suspend:
        assert invite(south, invited.email, coordinator) == (None, Fate.SUSPENDED)
        services.leave(row)
        assert browser.post(invited.get_absolute_url(), JOIN).status_code == 409
    assert not Membership.objects.current().exists()

    take_back(invited)
    anew = invite(south, invited.email, coordinator)[0]
    assert joining.accept(anew, row.user, **WORK).is_current


def test_one_that_is_no_longer_good_leads_to_the_page_on_which_she_applies_again_and_not_in_a_circle(
    south, coordinator, invited
):
    row = MembershipFactory(network=south, user=UserFactory(email=invited.email))
    services.remove(row, coordinator, "A reason.")
    browser = signed_in(row.user)
    assert f'href="{PAGE}"' in text_of(browser.get(invited.get_absolute_url()))

    assert browser.get(PAGE).status_code == 200
    assert browser.get(f"{PAGE}?again").context["form"] is not None


def test_nobody_invites_herself(south, coordinator):
    """It would be a decision about her own membership, also after the office has ended it."""
    page = signed_in(coordinator).post(MANAGE, {"addresses": coordinator.email.upper()})

    assert fates(page) == [(coordinator.email, Fate.OWN.label)]
    assert not Invitation.objects.exists()


def test_an_invitation_to_an_address_that_became_the_inviters_is_no_good(south, coordinator, invited):
    change_email(coordinator, invited.email)
    mark_email_verified(coordinator)
    Invitation.objects.update(at=timezone.now() - SENT_AGAIN_AFTER)
    browser = signed_in(coordinator)

    assert browser.post(invited.get_absolute_url(), JOIN).status_code == 409
    assert "sent this invitation yourself" in text_of(browser.get(invited.get_absolute_url()))
    assert browser.get(PAGE).status_code == 200
    assert not send_again(invited, coordinator) and not Membership.objects.exists()


@time_machine.travel("2026-03-01 10:00", tick=False)
def test_it_ends_after_thirty_days_and_can_be_sent_again(south, coordinator, after_commit):
    invited = invite(south, "ann@charity.example", coordinator)[0]
    assert invited.ends_on == datetime.date(2026, 3, 31)
    person = UserFactory(email=invited.email)
    with time_machine.travel("2026-04-01 00:30", tick=False):
        assert "has ended" in text_of(signed_in(person).get(invited.get_absolute_url()))
        assert signed_in(person).post(invited.get_absolute_url(), JOIN).status_code == 409
        mail.outbox.clear()
        with after_commit():
            for _press in range(2):
                signed_in(coordinator).post(MANAGE, {"invitation": invited.pk, "again": ""})
        assert len(mail.outbox) == 1 and Invitation.objects.get().ends_on == datetime.date(2026, 5, 1)
        signed_in(person).post(invited.get_absolute_url(), JOIN)
        assert Membership.objects.get().is_current


def test_an_open_one_is_not_doubled_and_is_mailed_once(south, coordinator, after_commit):
    with after_commit():
        first, again = [
            invite(south, address, coordinator) for address in ("ann@charity.example", "ANN@charity.example ")
        ]
    assert (first[0], first[1], again[1]) == (again[0], Fate.INVITED, Fate.INVITED_BEFORE)
    send_invitation.call(first[0].pk)
    assert not send_again(first[0], coordinator)
    assert len(mail.outbox) == 1


def test_what_is_taken_back_is_closed_and_not_mailed(south, coordinator, invited, north):
    signed_in(UserFactory(roles=["coordinator"])).post(MANAGE, {"invitation": invited.pk, "take-back": ""})
    assert Invitation.objects.open().exists()
    for _press in range(2):
        assert signed_in(coordinator).post(MANAGE, {"invitation": invited.pk, "take-back": ""}).url == MANAGE
    mail.outbox.clear()
    Invitation.objects.update(emailed_at=None)
    send_invitation.call(invited.pk)

    assert mail.outbox == []
    assert "has been taken back" in text_of(Browser().get(invited.get_absolute_url()))
    person = UserFactory(email=invited.email)
    assert signed_in(person).post(invited.get_absolute_url(), JOIN).status_code == 409
    assert not Membership.objects.exists()


def test_the_email_is_in_the_language_of_the_account_or_of_who_invites(south, coordinator, after_commit):
    UserFactory(email="bea@charity.example", preferred_language="cy")
    with after_commit():
        signed_in(coordinator).post(MANAGE, {"addresses": "bea@charity.example"})
        signed_in(coordinator).post(f"/cy{MANAGE}", {"addresses": "ceri@charity.example"})
        signed_in(coordinator).post(MANAGE, {"addresses": "dee@charity.example"})

    assert ["/cy/learning/" in email.body for email in mail.outbox] == [True, True, False]
    assert all("South" not in email.subject for email in mail.outbox)


def test_each_line_of_a_list_has_its_fate(south, coordinator, invited):
    MembershipFactory(network=south, user__email="member@charity.example")
    pasted = "\n".join([
        "E-mail;Name", "", "Bea <bea@charity.example>", "Dee;dee@charity.example", "BEA@charity.example",
        invited.email, "member@charity.example", "not@an@address", "ann@chаrity.example", '=HYPERLINK("http://x")',
    ])  # fmt: skip

    page = signed_in(coordinator).post(MANAGE, {"addresses": pasted})

    assert [fate for _text, fate in fates(page)] == [
        Fate.NO_ADDRESS.label, Fate.INVITED.label, Fate.INVITED.label, Fate.TWICE.label, Fate.INVITED_BEFORE.label,
        Fate.MEMBER.label, Fate.NO_ADDRESS.label, Fate.STRANGE_LETTERS.label, Fate.NO_ADDRESS.label,
    ]  # fmt: skip
    assert Invitation.objects.count() == 3
    signed_in(coordinator).post(MANAGE, {"addresses": pasted})
    assert Invitation.objects.count() == 3


def test_only_those_who_decide_for_the_network_see_who_is_invited(home, south, north, coordinator, invited):
    north.coordinators.add(other := UserFactory())
    member = MembershipFactory(network=south).user
    assert invited.email in text_of(signed_in(coordinator).get(MANAGE))
    assert invited.email in text_of(signed_in(UserFactory(roles=["network editor"])).get(MANAGE))
    for person in (other, member):
        for answer in (signed_in(person).get(MANAGE), signed_in(person).post(MANAGE, {"addresses": "x@y.example"})):
            assert answer.status_code == 404 and invited.email not in text_of(answer)
    assert "/accounts/login/" in Browser().get(MANAGE).url
    south.coordinators.clear()  # her role ends
    assert signed_in(coordinator).get(MANAGE).status_code == 404
    assert Invitation.objects.count() == 1


def test_the_list_costs_the_same_for_one_and_for_many(south, coordinator, django_assert_max_num_queries):
    browser = signed_in(coordinator)
    for number in range(30):
        invite(south, f"p{number}@charity.example", coordinator)

    with django_assert_max_num_queries(30):
        page = browser.get(MANAGE)

    assert text_of(page).count('name="take-back"') == 25 and "?page=2#invited" in text_of(page)


def test_who_did_not_answer_is_forgotten_and_who_let_a_member_in_is_not(south, coordinator, invited):
    accepted = invite(south, "bea@charity.example", coordinator)[0]
    row = joining.accept(accepted, UserFactory(email="bea@charity.example"), **WORK)
    Invitation.objects.update(at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))

    assert forget_invitations() == 1

    assert Invitation.objects.get() == accepted
    row.user.delete()
    assert not Invitation.objects.exists()


def test_what_she_wrote_is_kept_when_an_invitation_came_meanwhile(south, invited):
    browser = signed_in(UserFactory(email=invited.email))

    browser.post(PAGE, FORM)

    assert Membership.objects.get().why == FORM["why"]
