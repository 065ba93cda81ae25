"""Permanent numbers and versions outlive a deletion, and are the page's own again after it is restored."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from blueprint.models import EntryPage, PermanentNumber, RecommendationPage, Version
from recycle_bin.models import Deletion
from tests.editing import at_desk

pytestmark = pytest.mark.postgresql


def state():
    return {
        "numbers": list(PermanentNumber.objects.order_by("pk").values_list("pk", "kind", "number", "translation_key")),
        "versions": list(Version.objects.order_by("pk").values_list("pk", "page_id", "number", "html")),
        "rests on": sorted(RecommendationPage.objects.values_list("pk", "rests_on__pk", "rests_on__entry_id")),
    }


@pytest.mark.parametrize("what", ["entry", "chapter"])
def test_numbers_versions_and_what_rests_on_an_entry_come_back(make_entry, make_recommendation, make_source, what):
    make_source()
    entry = make_entry(context="<p>So. [@TTC25]</p>")
    make_recommendation(entry)
    before = state()
    version = Version.objects.get(page=entry.pk)
    address, permanent = version.get_absolute_url(), version.permanent_number.get_absolute_url()
    admin = at_desk("administrator")
    chosen = entry if what == "entry" else entry.get_parent()

    admin.post(reverse("wagtailadmin_pages:delete", args=[chosen.pk]))
    assert not EntryPage.objects.exists()
    assert Client().get(address).status_code == 200
    assert state()["numbers"] == before["numbers"]

    admin.post(reverse("recycle_bin:restore", args=[Deletion.objects.get().pk]))
    assert state() == before
    assert Client().get(permanent, follow=True).redirect_chain[-1][0] == entry.url
    assert Client().get(entry.url).status_code == 200


def test_an_entry_that_is_deleted_for_good_keeps_its_number_and_versions(make_entry):
    before = make_entry()
    address = Version.objects.get(page=before.pk).get_absolute_url()
    admin = at_desk("administrator")
    admin.post(reverse("wagtailadmin_pages:delete", args=[before.pk]))
    admin.post(reverse("recycle_bin:delete_for_good", args=[Deletion.objects.get().pk]))

    assert Client().get(address).status_code == 200
    assert make_entry(slug="another").permanent_number.number == 2
