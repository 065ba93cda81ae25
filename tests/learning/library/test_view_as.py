"""View as: what somebody else would see, by the real rule, with nobody's account and without a trace."""

from __future__ import annotations

import re

import pytest
from django.apps import apps

from accounts.models import Session, User
from learning.library.models import Download
from learning.library.view_as.person import Pretended
from learning.models import LearningPage
from learning.networks.models import Membership, Network, Organisation
from learning.training.models import Programme
from tests.access import world as worlds
from tests.access.world import MAY_SEE
from tests.factories import UserFactory
from tests.publishing import publish_below

#: The same person in the matrix, whose oracle is written by hand.
ROLE_OF = {
    Pretended.NOBODY: "anonymous",
    Pretended.SIGNED_IN: "signed in",
    Pretended.MEMBER: "member of South",
    Pretended.APPLICANT: "applicant",
    Pretended.LAPSED: "lapsed",
    Pretended.SUSPENDED: "suspended",
    Pretended.CONFIRMED: "works for the organisation",
    Pretended.NOT_CONFIRMED: "says that she works for it",
    Pretended.COMPLETED: "completed in date",
    Pretended.COMPLETION_OVER: "completion over",
}


@pytest.fixture
def world(home, welsh_home):
    publish_below(home, LearningPage(title="Learning", slug="learning"))
    return worlds.build()


@pytest.fixture
def office(world, client):
    client.force_login(world.people["network editor"])
    return client


def base_of(kind: Pretended) -> str:
    network = Network.objects.get(name="North" if kind.needs_organisation else "South")
    return f"/admin/view-as/{kind.value}/{network.pk}/{Organisation.objects.get().pk}/{Programme.objects.first().pk}"


def rows() -> dict[str, int]:
    """How many rows each table of ours has; sessions of the editor herself aside."""
    models = [model for model in apps.get_models() if model is not Session]
    return {model._meta.label: model._base_manager.count() for model in models}


@pytest.mark.parametrize("kind", Pretended)
def test_each_sees_what_the_rule_says_and_nothing_is_kept(office, world, kind, mailoutbox):
    before, visits = rows(), list(User.objects.values_list("pk", "last_hub_visit"))
    base, may = base_of(kind), MAY_SEE[ROLE_OF[kind]]
    pages = {f"{base}{path}" for path in ("/learning/", "/learning/resources/", "/learning/new/")}
    for name, item in world.objects.items():
        language = "/cy" if name in may and name.endswith("in Welsh") else ""
        pages |= {f"{base}{language}{item.path}", f"{base}/learning/libraries/{item.resource.section.library.slug}/"}
    seen = set()
    for address in pages:
        response = office.get(address, follow=True)
        text = response.text
        for item in world.objects.values():
            text = text.replace(item.path, "")  # what was asked for
        assert response.headers["Cache-Control"] == "private, no-store", address
        assert "View as" in text and "/admin/view-as/" in text, address
        for name, item in world.objects.items():
            if name not in may:
                assert not [mark for mark in item.marks if mark in text], (kind, name, address)
            elif item.marks[0] in text:
                seen.add(name)
    assert seen == may
    assert rows() == before and list(User.objects.values_list("pk", "last_hub_visit")) == visits
    assert not mailoutbox and not Download.objects.exists()


def test_links_stay_inside_and_no_file_is_given_out(office, world):
    base, item = base_of(Pretended.MEMBER), world.objects["south"]
    page = office.get(f"{base}{item.path}")
    assert f'href="{base}{item.path}files/1/"' in page.text and f'href="{base}/learning/' in page.text
    assert not re.search(r'<a [^>]*href="(/cy)?/learning/', page.text)
    assert 'method="post"' not in page.text
    # what narrows a list would else show the editor her own
    assert f'action="{base}/learning/resources/"' in office.get(f"{base}/learning/resources/").text
    assert page.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]

    for path in (
        f"{item.path}files/1/",
        "/learning/files/x/",
        "/accounts/",
        "/admin/",
        "/learning/networks/south/apply/",
    ):
        response = office.get(f"{base}{path}")
        assert response.status_code == 403 and "It gives out no files." in response.text, path
    assert not Download.objects.exists()


def test_refusals_and_sign_in_are_shown_as_they_are(office):
    refused = office.get(f"{base_of(Pretended.LAPSED)}/learning/libraries/south/")
    assert refused.status_code == 403 and "Your membership of the South network ended on" in refused.text
    assert "asked to sign in" in office.get(f"{base_of(Pretended.NOBODY)}/learning/libraries/south/").text
    missing = office.get(f"{base_of(Pretended.MEMBER)}/learning/libraries/south/nothing/")
    assert missing.status_code == 404 and "no such page" in missing.text


def test_the_form_leads_there_and_says_what_is_missing(office, world):
    south = Network.objects.get(name="South")
    assert "A member of the network" in office.get("/admin/view-as/").text
    shown = office.get("/admin/view-as/", {"kind": "member", "network": south.pk}, follow=True)
    assert shown.redirect_chain == [(f"/admin/view-as/member/{south.pk}/0/0/learning/", 302)]
    assert "South network" in shown.text and "End this view" in shown.text
    for asked, sentence in (
        ({"kind": "member"}, "Choose a network."),
        ({"kind": "confirmed", "network": south.pk}, "Choose an organisation."),
        ({"kind": "completed"}, "Choose a programme."),
        ({"kind": "x"}, "Choose one from the list"),
    ):
        assert sentence in office.get("/admin/view-as/", asked).text, asked
    for wrong in ("member/0/0/0", "x/0/0/0", f"confirmed/{south.pk}/0/0", "member/999999/0/0", "completed/0/0/999999"):
        assert office.get(f"/admin/view-as/{wrong}/learning/").status_code == 404, wrong
    assert office.post(f"/admin/view-as/member/{south.pk}/0/0/learning/").status_code in {403, 405}


def test_it_is_for_those_who_may_edit_libraries(world, client):
    for role in ("editor", "publisher", "coordinator of North", "member of South"):
        client.force_login(world.people[role])
        for address in ("/admin/view-as/", f"{base_of(Pretended.MEMBER)}/learning/"):
            assert client.get(address).status_code in {302, 403, 404}, (role, address)
    assert Membership.objects.count() > 0 and UserFactory()
