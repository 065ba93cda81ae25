"""`manage.py grow` makes a site that behaves as one that editors wrote."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import Page, ReferenceIndex

from accounts.models import User
from blueprint.models import EntryPage
from learning.library.models import Download, Resource
from learning.networks.models import Membership

pytestmark = pytest.mark.postgresql


def grow():
    rows = {"libraries": 3, "resources": 10, "members": 10, "influence": 24, "events": 6, "awards": 5}
    call_command("grow", pages=100, **rows, verbosity=0)


@pytest.fixture
def grown(welsh_home):
    grow()


def test_the_tree_has_no_problems_and_both_languages(grown):
    assert Page.find_problems() == ([], [], [], [], [])
    assert [page.pk for page in Page.objects.all() if page.get_children().count() != page.numchild] == []
    english, welsh = (Page.objects.get(slug="example-page-1", locale__language_code=code) for code in ("en-gb", "cy"))
    assert english.translation_key == welsh.translation_key
    assert english.get_latest_revision_as_object().title == "Example page 1"


def test_grown_pages_and_files_answer(grown, client):
    kinds = ("section-1", "page-1", "page-30", "chapter-1", "entry-1", "recommendation-1", "campaign-1")
    resource = Resource.objects.first()
    client.force_login(User.objects.get(email="member.1@grown.example.org"))

    for page in Page.objects.filter(slug__in=[f"example-{kind}" for kind in kinds]):
        assert Client().get(page.url).status_code == 200, page.url
    assert client.get(resource.get_absolute_url()).status_code == 200
    assert client.get(resource.files.get(number=1).get_absolute_url()).status_code == 302


def test_search_finds_a_page_and_a_member_s_resource(grown, client):
    resource = Resource.objects.first()
    client.force_login(User.objects.get(email="member.1@grown.example.org"))

    assert "/example-page-7/" in Client().get("/search/?q=example page 7").content.decode()
    assert resource.get_absolute_url() in client.get(f"/search/?q={resource.title}").content.decode()


def test_a_link_in_a_page_is_in_the_reference_index(grown):
    english = Page.objects.filter(locale__language_code="en-gb")
    section, page = english.get(slug="example-section-1"), english.get(slug="example-page-5")

    assert str(page.pk) in ReferenceIndex.get_references_to(section).values_list("object_id", flat=True)


def test_a_second_run_adds_nothing(grown):
    counted = (Page, EntryPage, Resource, User, Membership, Download)
    before = [model.objects.count() for model in counted]

    grow()

    assert [model.objects.count() for model in counted] == before


def test_it_refuses_other_settings(db, monkeypatch):
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "config.settings.production")

    with pytest.raises(CommandError, match="not with these settings"):
        grow()
