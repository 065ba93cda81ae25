"""Doubles become one: everything that referred to either refers to one, and so do both names."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from learning import access
from learning.audiences import AudienceKind
from learning.networks import services
from learning.networks.models import FormerName, Membership, Organisation
from learning.networks.organisations import merge, registered_organisation
from tests.browser import signed_in
from tests.factories import MembershipFactory, UserFactory
from tests.learning.library.factories import make_library
from tests.learning.networks.test_views import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.postgresql]


@pytest.fixture
def kept(db):
    return Organisation.objects.create(name="HMP Example", region="wales")


@pytest.fixture
def double(db):
    return Organisation.objects.create(name="H.M.P. Example", sector="prison", region="london")


def merge_url(*rows) -> str:
    back = "next=/admin/snippets/networks/organisation/"
    return "/admin/bulk/networks/organisation/merge/?" + "&".join([*(f"id={row.pk}" for row in rows), back])


def test_the_office_merges_and_both_names_are_one(staff, south, kept, double):
    member = MembershipFactory(network=south, organisation=double, confirmed=True)
    only_of_double = make_library("one", kind=AudienceKind.ORGANISATIONS, organisations=[double])
    of_both = make_library("both", kind=AudienceKind.ORGANISATIONS, organisations=[double, kept])
    page = text_of(staff.get(merge_url(kept, double)))
    assert "1 member, 1 confirmed" in page and "It cannot be undone." in page
    assert Organisation.objects.count() == 2

    response = staff.post(merge_url(kept, double), {"kept": kept.pk}, follow=True)

    assert "One organisation was merged into “HMP Example”." in text_of(response)
    kept.refresh_from_db()
    assert list(Organisation.objects.all()) == [kept] and (kept.sector, kept.region) == ("prison", "wales")
    member.refresh_from_db()
    assert member.organisation == kept and member.organisation_confirmed_at
    assert [list(library.organisations.all()) for library in (only_of_double, of_both)] == [[kept], [kept]]
    assert access.decide(member.user, only_of_double)
    assert registered_organisation(" h.m.p.  EXAMPLE ") == registered_organisation("hmp example") == kept
    entry = ModelLogEntry.objects.get(action="networks.merge")
    assert entry.user == staff.person and entry.data["former_name"] == "H.M.P. Example"
    assert "“H.M.P. Example” was merged into it" in text_of(
        staff.get(f"/admin/snippets/networks/organisation/history/{kept.pk}/")
    )


def test_who_writes_the_old_name_stays_confirmed(south, coordinator, kept, double):
    office = UserFactory(roles=["network editor"])
    row = MembershipFactory(network=south, organisation=double, confirmed=True, organisation_name=double.name, ends=10)
    merge(kept, [double], office)

    row = services.renew_own(row, organisation_name="HMP Example", role="Manager")

    assert row.organisation == kept and row.organisation_confirmed_at
    applied = MembershipFactory(network=south, applied=True, organisation_name="h.m.p. example")
    assert services.approve(applied, coordinator).organisation == kept
    assert Organisation.objects.count() == 1


def test_a_chain_of_mergers_leads_to_the_last(kept, double):
    office, third = UserFactory(), Organisation.objects.create(name="Example Prison")
    merge(kept, [double], office)
    merge(third, [kept, third, double], office)  # twice the same, and one that is gone

    assert {row.name: row.organisation for row in FormerName.objects.all()} == {
        "HMP Example": third,
        "H.M.P. Example": third,
    }
    with pytest.raises(ValidationError, match="is a former name of “Example Prison”"):
        Organisation(name="hmp example").full_clean()


def test_a_renamed_organisation_is_found_by_its_former_name_too(staff, kept, double):
    def rename(name: str):
        edit = f"/admin/snippets/networks/organisation/edit/{kept.pk}/"
        return staff.post(edit, {"name": name, "sector": "", "region": "wales", "size_band": ""})

    assert rename("Example Prison").status_code == 302
    assert registered_organisation("hmp  example") == registered_organisation("Example Prison") == kept
    assert "is a former name of" not in text_of(rename("Hmp Example"))  # its own, given back
    assert rename("HMP Example").status_code == 302  # the same in other letters

    assert list(FormerName.objects.values_list("name", "organisation")) == [("Example Prison", kept.pk)]
    assert Organisation.objects.count() == 2


@pytest.mark.parametrize("role", ["coordinator", "editor", "publisher"])
def test_nobody_else_merges(south, coordinator, kept, double, role):
    browser = signed_in(coordinator if role == "coordinator" else UserFactory(roles=[role]))

    assert browser.post(merge_url(kept, double), {"kept": kept.pk}).status_code in {302, 403, 404}
    assert Organisation.objects.count() == 2


def test_one_alone_all_at_once_and_a_stranger_among_them_are_refused(staff, kept, double):
    for number in range(10):
        Organisation.objects.create(name=f"Example {number}")
    other = Organisation.objects.get(name="Example 9")

    for url, form in (
        (merge_url(kept), {"kept": kept.pk}),
        (merge_url() + "&id=all", {"kept": kept.pk}),
        (merge_url(kept, double), {"kept": other.pk}),
        (merge_url(kept, double), {}),
    ):
        staff.post(url, form)
    assert Organisation.objects.count() == 12 and not FormerName.objects.exists()


def test_a_new_name_makes_one_organisation(south, coordinator):
    rows = [MembershipFactory(network=south, applied=True, organisation_name="New   place") for _ in range(2)]
    for row in rows:
        services.approve(row, coordinator)

    assert Organisation.objects.get().name == "New place"
    assert Membership.objects.filter(organisation__isnull=False).count() == 2
    assert not Organisation.objects.get().is_listed
