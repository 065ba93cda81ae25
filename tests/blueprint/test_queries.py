"""A public page asks the database as often for a thousand neighbours as for ten."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from blueprint.models import EntryPage, PermanentNumber, RecommendationPage, Version
from core import page_cache
from tests.blueprint.factories import an_entry, change
from tests.plans import plan_of

pytestmark = pytest.mark.postgresql

#: A public page. An entry stands deepest, and Wagtail’s way down asks two a level.
MOST = 20


def queries(client, url: str) -> int:
    """Of a page that is rendered, in a process that has rendered others."""
    client.get(url)  # what is remembered for good, or for a generation, is remembered now
    page_cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.fixture
def many():
    """Adds rows straight to the two tables of a page type: a thousand pages through the editor would take minutes."""

    def add(model, number: int, parent, **values) -> None:
        first = model.objects.child_of(parent).last() or parent.add_child(instance=model(**values))
        page = {field.attname: getattr(first, field.attname) for field in Page._meta.concrete_fields}
        pages = [
            Page(**page | {
                "id": None, "translation_key": uuid.uuid4(), "path": parent.path + model._int2str(n + 100).rjust(4, "0"),
                "slug": f"more-{n}", "url_path": f"{parent.url_path}more-{n}/", "latest_revision_id": None,
                "live_revision_id": None,
            })
            for n in range(number)
        ]  # fmt: skip
        Page.objects.bulk_create(pages)
        table, key = model._meta.db_table, model._meta.pk.column
        columns = [field.column for field in model._meta.local_concrete_fields if not field.primary_key]
        copied = ", ".join(f"first.{column}" for column in columns)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {table} ({', '.join([key, *columns])}) SELECT page.id, {copied}"  # noqa: S608
                f" FROM {table} AS first, wagtailcore_page AS page"
                f" WHERE first.{key} = %s AND page.path LIKE %s AND page.depth = %s AND page.id <> first.{key}"
                " AND page.slug LIKE %s",
                [first.pk, f"{parent.path}%", first.depth, "more-%"],
            )

    return add


@pytest.mark.parametrize("number", [10, 1000])
def test_an_entry_and_its_chapter_stay_flat(client, make_entry, make_recommendation, chapter, landing, many, number):
    entry = make_entry()
    make_recommendation(entry)
    gone = make_recommendation(entry, slug="gone")
    change(entry)  # a version of a time at which both rested on it
    gone.unpublish()
    many(EntryPage, number, chapter, **{f: getattr(an_entry(), f) for f in ("title", "slug")})
    many(RecommendationPage, number, landing)
    assert EntryPage.objects.count() == number + 1
    found = {url: queries(client, url) for url in (entry.url, chapter.url, landing.url, "/blueprint/HS-1/v2/")}
    assert max(found.values()) <= MOST, found


def test_a_long_history_stays_flat(client, make_entry):
    entry = make_entry()
    before = queries(client, entry.url)
    for n in range(6):
        change(entry, reason=f"Change {n}.")
    assert queries(client, entry.url) == before
    assert Version.objects.count() == 7
    assert PermanentNumber.objects.count() == 1


def test_a_publication_asks_as_often_for_many_sources_as_for_one(make_entry, make_source):
    make_entry()  # what is asked once in a process
    asked = []
    for number in (1, 30):
        keys = [make_source(f"K{number}-{n}").key for n in range(number)]
        page = make_entry(publish=False, slug=f"of-{number}", context=f"<p>So. [@{'; @'.join(keys)}]</p>")
        with CaptureQueriesContext(connection) as captured:
            page.get_latest_revision().publish()
        asked.append(len(captured))
    assert asked[0] == asked[1]


def test_the_newest_versions_are_read_from_an_index(landing):
    plan = plan_of(landing.specific.latest_changes())

    assert "blueprint_version_newest" in plan
    assert "Sort" not in plan and "TEMP B-TREE" not in plan


def test_recommendations_are_found_by_their_type_not_among_the_entries(landing):
    assert "wagtailcore_page_content_type_id" in plan_of(landing.recommendations().order_by())
