"""How one joins is said, and is what happens: by approval, by the domain of a proved address, by invitation only."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from learning.networks import joining, services
from learning.networks.actions import Action
from learning.networks.domains import comparable, domain_of
from learning.networks.enums import JoiningRule, State
from learning.networks.models import Membership, NetworkTranslation, Organisation
from tests.browser import Browser, signed_in
from tests.factories import MembershipFactory, UserFactory
from tests.learning.networks.test_views import FORM, PAGE, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]
WORK = {"organisation_name": "Example", "role": "Manager"}
JOIN = {**WORK, "agreed": "on"}


@pytest.fixture
def open_to_example(south):
    south.joining, south.domains = JoiningRule.DOMAIN, "justice.example\nexample.org"
    south.save()
    return south


def words(response) -> str:
    return " ".join(text_of(response).split())


@pytest.mark.parametrize(
    ("domain", "form"),
    [
        ("Justice.GOV.uk", "justice.gov.uk"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example", "xn--bcher-kva.example"),
        ("straße.example", "xn--strae-oqa.example"),  # never strasse.example
        ("juѕtice.gov.uk", "xn--jutice-jvf.gov.uk"),  # with a Cyrillic letter
        ("ｊustice.gov.uk", ""),
        ("\u212aent.gov.uk", ""),  # the sign of Kelvin, which becomes a plain k in lower case
        ("justice.gov.uk.", ""),
        ("a..b", ""),
        ("-a.uk", ""),
        ("uk", ""),
        ("*.gov.uk", ""),
        ("", ""),
    ],
)
def test_domains_are_compared_letter_by_letter(domain, form):
    assert comparable(domain) == form


def test_the_domain_of_an_address_stands_after_its_last_at_sign():
    assert domain_of('"a@justice.gov.uk"@elsewhere.example') == "elsewhere.example"
    assert domain_of("nobody") == domain_of("") == ""


@pytest.mark.parametrize(
    ("domains", "rule", "sentence"),
    [
        ("", JoiningRule.DOMAIN, "at least one domain"),
        ("justice.gov.uk\nnot a domain", JoiningRule.DOMAIN, "This is not a domain: not a domain."),
        ("justice.gov.uk\nGmail.com", JoiningRule.DOMAIN, "Anybody can have an address there: gmail.com."),
        ("\n".join(f"d{n}.uk" for n in range(51)), JoiningRule.APPROVAL, "At most 50 domains."),
    ],
)
def test_what_is_no_domain_of_a_place_of_work_is_refused(south, domains, rule, sentence):
    south.joining, south.domains = rule, domains
    with pytest.raises(ValidationError, match=sentence):
        south.full_clean()


def test_domains_are_kept_in_the_form_to_compare_each_once(south):
    south.joining, south.domains = JoiningRule.DOMAIN, " @Justice.gov.uk \n\njustice.GOV.uk\nbücher.example"
    south.full_clean()

    assert south.domains == "justice.gov.uk\nxn--bcher-kva.example"


def test_somebody_with_an_address_there_is_a_member_at_once_and_the_history_says_why(open_to_example, after_commit):
    NetworkTranslation.objects.create(record=open_to_example, description="We meet.", welcome="Bring a cup.")
    person = UserFactory(email="ann@example.org")
    browser = signed_in(person)
    assert "open to your e-mail address" in words(browser.get(PAGE))

    refused = browser.post(PAGE, JOIN | {"agreed": ""})
    assert "Tick the box" in text_of(refused) and not Membership.objects.exists()
    with after_commit():
        for _press in range(2):
            browser.post(PAGE, JOIN)

    row = Membership.objects.get()
    assert row.is_current and row.agreed_at and not row.organisation_confirmed_at
    change = row.changes.get()
    assert (change.action, change.by, change.why) == (Action.JOIN, person, "@example.org")
    assert [(email.to, email.subject) for email in mail.outbox] == [([person.email], "Welcome to the South network")]
    assert "Bring a cup." in mail.outbox[0].body
    page = words(browser.get(PAGE))
    assert "Bring a cup." in page and "with your address at example.org" in page


@pytest.mark.parametrize(
    ("email", "proved"),
    [
        ("ann@team.example.org", True),
        ("ann@notexample.org", True),
        ("ann@example.org.uk", True),
        ("ann@ехample.org", True),  # the first two letters are Cyrillic
        ("ann@example.org", False),
    ],
)
def test_everybody_else_applies(open_to_example, email, proved):
    browser = signed_in(UserFactory(email=email, proved=proved))

    page = text_of(browser.get(PAGE))
    assert "Send my application" in page and "Become a member" not in page
    browser.post(PAGE, JOIN)
    assert not Membership.objects.exists()
    browser.post(PAGE, FORM)
    assert Membership.objects.get().state == State.APPLIED


@pytest.mark.parametrize("end", [services.remove, services.suspend, services.refuse])
def test_who_was_put_out_does_not_come_back_by_herself(open_to_example, coordinator, end):
    """Also not by leaving, or by taking an application back, after it."""
    row = MembershipFactory(network=open_to_example, applied=end is services.refuse)
    row = end(row, coordinator, "A reason.")
    if row.state != State.SUSPENDED:
        row = services.apply(row.user, open_to_example, why="Why.", **WORK)
    services.leave(row)

    with pytest.raises(joining.CannotJoin):
        joining.join(row.user, open_to_example, **WORK)
    page = text_of(signed_in(row.user).get(f"{PAGE}?again=1"))
    assert "Send my application" in page
    assert not Membership.objects.current().exists()

    row = services.approve(services.apply(row.user, open_to_example, why="Why.", **WORK), coordinator)
    services.leave(row)
    assert joining.join(row.user, open_to_example, **WORK).is_current


@pytest.mark.parametrize("lapsed", [True, False])
def test_a_former_member_with_an_address_there_joins_again(open_to_example, lapsed):
    row = MembershipFactory(network=open_to_example, lapsed=lapsed)
    if not lapsed:
        services.leave(row)
    browser = signed_in(row.user)

    assert "Become a member" in text_of(browser.get(f"{PAGE}?again=1"))
    browser.post(f"{PAGE}?again=1", JOIN)

    assert [m.state_now for m in Membership.objects.all()] == [State.ACTIVE, State.LAPSED if lapsed else State.LEFT]


def test_the_rule_changed_while_she_wrote(open_to_example):
    browser = signed_in(UserFactory())
    open_to_example.joining = JoiningRule.APPROVAL
    open_to_example.save()

    page = text_of(browser.post(PAGE, JOIN))

    assert "Write a few words about why you would like to join." in page and 'value="Manager"' in page
    assert not Membership.objects.exists()
    with pytest.raises(joining.CannotJoin, match="You can apply"):
        joining.join(UserFactory(), open_to_example, **WORK)


@pytest.mark.parametrize(
    ("rule", "said", "applies"),
    [
        (JoiningRule.APPROVAL, "answer within 10 working days", True),
        (JoiningRule.INVITATION, "One joins this network by invitation.", False),
        (JoiningRule.DOMAIN, "<li>@example.org</li>", True),
    ],
)
def test_each_page_says_how_one_joins(browser, south, rule, said, applies):
    south.joining, south.domains = rule, "example.org"
    south.save()

    for page in (browser.get(PAGE), browser.get("/learning/networks/south/"), signed_in(_elsewhere()).get(PAGE)):
        assert said in words(page)
    assert ("Apply to join" in words(browser.get("/learning/networks/south/"))) == applies
    assert ("Takes applications" in words(browser.get("/learning/networks/south/"))) == applies
    browser = signed_in(_elsewhere())
    browser.post(PAGE, FORM)
    assert Membership.objects.exists() == applies


def _elsewhere():
    return UserFactory(email=f"ann{UserFactory._meta._counter.seq}@elsewhere.example")


def test_it_closed_while_she_wrote_and_nothing_is_lost(south):
    browser = signed_in(UserFactory())
    south.is_open = False
    south.save()

    response = browser.post(PAGE, FORM)

    assert response.status_code == 409
    page = words(response)
    assert "It closed while you wrote" in page and FORM["why"] in page and "Send my application" not in page
    assert not Membership.objects.exists()


def test_a_welcome_is_read_by_members_alone_and_in_their_language(browser, south):
    NetworkTranslation.objects.create(record=south, description="We meet.", welcome="Bring a cup.")
    member, lapsed = MembershipFactory(network=south), MembershipFactory(network=south, lapsed=True)

    assert "Bring a cup." in text_of(signed_in(member.user).get(PAGE))
    assert '<div class="flow" lang="en-GB">' in text_of(signed_in(member.user).get(f"/cy{PAGE}"))
    NetworkTranslation.objects.create(record=south, language="cy", description="Ni.", welcome="Dewch â chwpan.")
    assert "Dewch â chwpan." in text_of(signed_in(member.user).get(f"/cy{PAGE}"))
    for reader in (browser, signed_in(lapsed.user), signed_in(UserFactory())):
        for path in (PAGE, "/learning/networks/south/", "/learning/"):
            assert "Bring a cup." not in text_of(reader.get(path))


def test_an_applicant_is_offered_the_organisations_that_the_office_listed_and_no_other(south):
    Organisation.objects.create(name="HMP “Example”", is_listed=True)
    Organisation.objects.create(name="A small women's centre")
    MembershipFactory(network=south, organisation=Organisation.objects.create(name="A member's employer"))

    page = text_of(signed_in(UserFactory()).get(PAGE))

    assert '<option value="HMP “Example”"></option>' in page and 'list="id_organisation_name_offered"' in page
    assert page.count("<option") == 1
    assert "<datalist" in text_of(Browser().post(PAGE, FORM)) and "centre" not in text_of(Browser().get(PAGE))
