"""A public page asks the database as often for a thousand neighbours as for ten."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blueprint.models import EntryPage, PermanentNumber, RecommendationPage, Version
from tests.blueprint.factories import an_entry, change

#: The goal is 20 a public page. An entry stands deepest, and Wagtail's way down asks two a level.
MOST = 22


def queries(client, url: str) -> int:
    client.get(url)  # what is remembered for good is remembered now
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.fixture
def many(chapter, landing):
    """Adds rows straight to the tables: a thousand pages through the editor would take minutes."""

    def add(model, number: int, parent, **values) -> None:
        first = model.objects.child_of(parent).last()
        base = first or parent.add_child(instance=model(**values))
        for n in range(number):
            fields = {f.attname: getattr(base, f.attname) for f in model._meta.concrete_fields}
            step = model._int2str(n + 100).rjust(4, "0")
            fields |= {
                "id": None, "page_ptr_id": None, "translation_key": uuid.uuid4(), "path": parent.path + step,
                "slug": f"more-{n}", "url_path": f"{parent.url_path}more-{n}/", "latest_revision_id": None,
                "live_revision_id": None,
            }  # fmt: skip
            page = model(**fields)
            super(model, page).save_base(raw=False, force_insert=True)

    return add


@pytest.mark.parametrize("number", [10, 1000])
def test_an_entry_and_its_chapter_stay_flat(client, make_entry, make_recommendation, chapter, landing, many, number):
    entry = make_entry()
    make_recommendation(entry)
    many(EntryPage, number, chapter, **{f: getattr(an_entry(), f) for f in ("title", "slug")})
    many(RecommendationPage, number, landing)
    assert EntryPage.objects.count() == number + 1
    found = {url: queries(client, url) for url in (entry.url, chapter.url, landing.url, "/blueprint/HS-1/v1/")}
    assert max(found.values()) <= MOST, found


def test_a_long_history_stays_flat(client, make_entry):
    entry = make_entry()
    before = queries(client, entry.url)
    for n in range(6):
        change(entry, reason=f"Change {n}.")
    assert queries(client, entry.url) == before
    assert Version.objects.count() == 7
    assert PermanentNumber.objects.count() == 1
