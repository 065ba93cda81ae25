"""Chapters, entries and recommendations of the blueprint, with their numbers, versions and the sources that they cite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils import translation
from wagtail.models import Page

from blueprint.enums import CostBand, Kind, Setting, Stage, Strength, Timescale
from blueprint.footnotes import Footnotes, keys_in
from blueprint.models import (
    Audience,
    BlueprintPage,
    ChapterPage,
    EntryPage,
    NumberSeries,
    PermanentNumber,
    RecommendationPage,
    RestsOn,
    Source,
    Version,
)
from blueprint.models.evidence import FIELD_OF_LEVEL
from blueprint.models.numbered import NumberedPage
from blueprint.models.permanent import VersionSource
from blueprint.snapshots import main_text, source_list
from demo.grown.pages import constant, example, index_page, pieces, with_welsh
from demo.grown.terms import some, terms_of
from demo.grown.trees import insert_many_to_many, insert_pages, place
from demo.grown.words import Words
from influence.models import Topic

CHAPTER = 250
RECOMMENDATIONS = 250
#: One work in so many has as many versions, others have one.
VERSIONS = 5


def blueprint_pages(homes: list[Page]) -> list[Page]:
    """The landing page in English, made when there is none, and in Welsh where there is one."""
    return with_welsh(index_page(BlueprintPage, homes[0], title="The Hope Street blueprint", slug="blueprint"))


def grow_chapters(parents: list[Page], total: int) -> Iterator[int]:
    """Chapters, each with its entries; yields how many pages each has."""
    for number, chosen, size in pieces(parents, total, CHAPTER):
        with transaction.atomic():
            if not chosen[0].get_children().filter(slug=f"example-chapter-{number}").exists():
                for parent in chosen:
                    _chapter(parent, number, size)
        yield size * len(chosen)


def _chapter(parent: Page, number: int, size: int) -> None:
    chapter = example(ChapterPage, parent, "chapter", number)
    place(parent, [chapter])
    insert_pages([chapter])
    first = (number - 1) * CHAPTER
    entries = [_entry(chapter, first + count) for count in range(1, size)]
    audiences, topics, sources = terms_of(Audience), terms_of(Topic), list(Source.objects.order_by("pk"))
    for number, entry in enumerate(entries, first):
        entry.audiences, entry.topics = some(audiences, number), some(topics, number)
        cited = "; ".join(f"@{source.key}" for source in some(sources, number)) if sources else ""
        entry.what_happened += f"<p>It was written down. [{cited}]</p>" if cited else ""
    place(chapter, entries)
    insert_pages(entries)
    insert_many_to_many(entries, "audiences", "topics")
    _publish_versions(entries, chapter)


def _entry(chapter: Page, number: int) -> EntryPage:
    texts = ("context", "what_we_did", "what_happened", "did_not_work")
    return example(
        EntryPage,
        chapter,
        "entry",
        number,
        is_example=constant(True),
        setting=constant(Setting.values[number % len(Setting)]),
        stage=constant(Stage.values[number % len(Stage)]),
        cost_band=constant(CostBand.values[number % len(CostBand)]),
        cost_year=constant(2026),
        **{field: constant(number % len(Strength) > place) for place, field in enumerate(FIELD_OF_LEVEL.values())},
        **dict.fromkeys(texts, Words.html),
    )


def grow_recommendations(parent: Page, total: int) -> Iterator[int]:
    """Recommendations, each of which rests on two entries."""
    english = EntryPage.objects.filter(slug__startswith="example-entry-", locale=parent.locale)
    entries = list(english.order_by("pk"))
    for first in range(1, total + 1, RECOMMENDATIONS):
        numbers = range(first, min(first + RECOMMENDATIONS, total + 1))
        with transaction.atomic():
            if not parent.get_children().filter(slug=f"example-recommendation-{first}").exists():
                pages = [_recommendation(parent, number, some(entries, number)) for number in numbers]
                place(parent, pages)
                insert_pages(pages, "rests_on")
                insert_many_to_many(pages, "audiences")
                _publish_versions(pages, parent)
        yield len(numbers)


def _recommendation(parent: Page, number: int, entries: list[EntryPage]) -> RecommendationPage:
    page = example(
        RecommendationPage,
        parent,
        "recommendation",
        number,
        is_example=constant(True),
        statement=Words.sentence,
        why=Words.html,
        timescale=constant(Timescale.values[number % len(Timescale)]),
    )
    page.audiences = some(terms_of(Audience), number)
    page.rests_on = [
        RestsOn(entry=entry, entry_key=entry.translation_key, sort_order=order) for order, entry in enumerate(entries)
    ]
    return page


def _publish_versions(pages: Sequence[NumberedPage], parent: Page) -> None:
    """Gives new works of one kind and language their permanent numbers and a version each."""
    if not pages:
        return
    _give_numbers(pages)
    for page in pages:
        page._cached_parent_obj = parent
    keys = {key for page in pages for key in keys_in(" ".join(page.texts_with_footnotes()))}
    sources = Source.objects.in_bulk(keys, field_name="key")
    with translation.override(pages[0].language):
        document = pages[0].snapshot()  # the others differ in number, text and sources alone
        versions = [version for page in pages for version in _versions(page, document, sources)]
    Version.objects.bulk_create(versions)
    VersionSource.objects.bulk_create(
        VersionSource(version=version, source=sources[cited["key"]], position=cited["number"])
        for version in versions
        for cited in version.data["sources"]
    )


def _give_numbers(pages: Sequence[NumberedPage]) -> None:
    kind = pages[0].kind
    NumberSeries.objects.get_or_create(kind=kind)
    series = NumberSeries.objects.select_for_update().get(kind=kind)
    known = PermanentNumber.objects.in_bulk([page.translation_key for page in pages], field_name="translation_key")
    new = [page for page in pages if page.translation_key not in known]
    PermanentNumber.objects.bulk_create(
        PermanentNumber(kind=kind, number=number, translation_key=page.translation_key)
        for number, page in enumerate(new, series.last + 1)
    )
    series.last += len(new)
    series.save(update_fields=["last"])
    numbers = PermanentNumber.objects.in_bulk([page.translation_key for page in pages], field_name="translation_key")
    for page in pages:
        page.permanent_number = numbers[page.translation_key]


def _versions(page: NumberedPage, document: dict, sources: dict[str, Source]) -> list[Version]:
    own = {"number": page.number_label, "title": page.title, "summary": page.summary}
    if page.kind == Kind.RECOMMENDATION:
        own["statement"] = page.statement
    footnotes = Footnotes(sources)
    html = main_text(page.kind, page.document_parts(footnotes))
    data = document | own | {"sources": source_list([sources[key] for key in footnotes.keys])}
    data.pop("html")
    given = page.permanent_number
    last = VERSIONS if given and given.number % VERSIONS == 0 else 1
    return [
        Version(
            permanent_number=given,
            language=page.language,
            number=number,
            translation_of=None if page.is_source_language else number,
            page_id=page.pk,
            title=page.title,
            published=page.last_published_at,
            reason="" if number == 1 else "An example change.",
            html=html,
            data=data,
        )
        for number in range(1, last + 1)
    ]
