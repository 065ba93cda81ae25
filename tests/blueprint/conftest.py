"""A small blueprint: a front page, one chapter, and makers for entries, recommendations and sources."""

from __future__ import annotations

from datetime import date

import pytest

from blueprint.models import BlueprintPage, ChapterPage, EntryPage, RecommendationPage, RestsOn, Source
from tests.blueprint.factories import an_entry, audience


@pytest.fixture
def landing(home) -> BlueprintPage:
    page = BlueprintPage(title="Hope Street blueprint", slug="blueprint", summary="What was learned.")
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def chapter(landing) -> ChapterPage:
    page = ChapterPage(title="Opening", slug="opening", summary="The first months.")
    landing.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def make_entry(chapter):
    """Adds an entry to the chapter, published unless told otherwise."""

    def make(publish: bool = True, **values) -> EntryPage:
        page = an_entry(live=False, **values)
        page.audiences = [audience()]
        chapter.add_child(instance=page)
        revision = page.save_revision()
        if publish:
            revision.publish()
        return EntryPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def make_recommendation(landing):
    def make(*entries: EntryPage, publish: bool = True, **values) -> RecommendationPage:
        page = RecommendationPage(
            **{
                "title": "Let a child arrive with her mother",
                "slug": "let-a-child-arrive",
                "live": False,
                "statement": "Fund places so that children can come on the first day.",
                "why": "<p>A move on a later day is a separation.</p>",
                "timescale": "two_years",
            }
            | values
        )
        if page.status != "proposed":
            page.status_checked = page.status_checked or date(2026, 11, 1)
            page.uptake = [("step", {"on": date(2026, 10, 1), "text": "A step.", "evidence": "An example."})]
        page.audiences = [audience()]
        page.rests_on = [RestsOn(entry=entry) for entry in entries]
        landing.add_child(instance=page)
        revision = page.save_revision()
        if publish:
            revision.publish()
        return RecommendationPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def make_source(db):
    def make(key: str = "TTC25", **values) -> Source:
        source = Source(
            **{
                "key": key,
                "type": "report",
                "title": "Time to care",
                "authors": "HM Inspectorate of Prisons",
                "issued": "2025-02-05",
                "publisher": "HM Inspectorate of Prisons",
                "url": "https://hmiprisons.justiceinspectorates.gov.uk/news/x",
            }
            | values
        )
        source.full_clean()
        source.save()
        return source

    return make
