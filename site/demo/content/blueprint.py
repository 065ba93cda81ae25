"""The blueprint: twelve chapters, their example entries, draft recommendations (one withdrawn), their sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import partial
from types import ModuleType

from django.db import transaction
from wagtail.models import Page

from accounts.models import User
from blueprint.models import (
    Audience,
    BlueprintPage,
    ChapterPage,
    EntryPage,
    PathPage,
    RecommendationPage,
    RestsOn,
    Source,
    Version,
)
from blueprint.models.evidence import FIELD_OF_LEVEL
from demo.content import (
    blueprint_building,
    blueprint_children,
    blueprint_courts,
    blueprint_designing,
    blueprint_leaving,
    blueprint_measuring,
    blueprint_money,
    blueprint_neighbours,
    blueprint_opening,
    blueprint_safety,
    blueprint_staff,
    blueprint_why,
)
from demo.content.blueprint_figures import figures_of
from demo.content.blueprint_glossary import ensure_glossary
from demo.content.blueprint_paths import PATHS
from demo.content.blueprint_recommendations import (
    CHECKED,
    RECOMMENDATIONS,
    REPLACEMENT,
    WITHDRAWAL_REASON,
    WITHDRAWN,
)
from demo.content.blueprint_recommendations_later import LATER
from demo.content.blueprint_sources import SOURCES
from demo.content.blueprint_versions import EARLIER
from demo.pages import ensure_page
from demo.seeded_content import SeededContent
from demo.terms import ensure_terms
from influence.models import Topic

#: In reading order.
CHAPTERS = (
    blueprint_why, blueprint_designing, blueprint_building, blueprint_opening, blueprint_children, blueprint_staff,
    blueprint_safety, blueprint_courts, blueprint_money, blueprint_neighbours, blueprint_measuring, blueprint_leaving,
)  # fmt: skip
REVIEW = datetime.date(2027, 5, 1)
AUDIENCES = {
    "architects": ("Architects and planners", "Penseiri a chynllunwyr"),
    "childrens-services": ("Children’s services", "Gwasanaethau plant"),
    "commissioners": ("Commissioners", "Comisiynwyr"),
    "courts": ("Courts", "Llysoedd"),
    "funders": ("Funders", "Cyllidwyr"),
    "governors": ("Prison governors and staff", "Llywodraethwyr a staff carchardai"),
    "housing-providers": ("Housing providers", "Darparwyr tai"),
    "policymakers": ("Policymakers", "Llunwyr polisi"),
    "practitioners": ("Practitioners", "Ymarferwyr"),
    "researchers": ("Researchers", "Ymchwilwyr"),
    "women": ("Women with experience of prison", "Menywod sydd â phrofiad o garchar"),
}


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Adds what is missing; a page, a source or a version that exists is left alone."""
    user = seeded.admin
    ensure_terms(Audience, AUDIENCES)
    ensure_glossary()
    for values in SOURCES:
        _ensure_source(values)
    landing = ensure_page("blueprint", seeded.home, _landing, user)
    seeded.pages["blueprint"] = landing
    entries = _chapters_and_entries(seeded, landing)
    for grounds, values in [*RECOMMENDATIONS, *LATER]:
        name = f"blueprint/{values['slug']}"
        rests_on = [entries[key] for key in grounds]
        seeded.pages[name] = ensure_page(name, landing, partial(_recommendation, values, rests_on), user)
    _withdraw(seeded)
    for values in PATHS:
        name = f"blueprint/{values['slug']}"
        seeded.pages[name] = ensure_page(name, landing, partial(_path, values, seeded.pages), user)


def _chapters_and_entries(seeded: SeededContent, landing: BlueprintPage) -> dict[str, EntryPage]:
    """The entries by their keys. Numbers are given in the order of `_in_order_of_numbers`, which no reader needs to know."""
    chapters = {}
    for module in CHAPTERS:
        name = f"blueprint/{module.CHAPTER['slug']}"
        chapters[module] = ensure_page(name, landing, partial(_chapter, module.CHAPTER), seeded.admin)
        seeded.pages[name] = chapters[module]
    entries = {}
    for module, key, values in _in_order_of_numbers():
        name = f"blueprint/{key}"
        first, *corrections = [*EARLIER.get(key, []), values | {"figures": figures_of(key)}]
        entries[key] = ensure_page(name, chapters[module], partial(_entry, first), seeded.admin)
        _correct(entries[key], corrections, seeded.admin)
        seeded.pages[name] = entries[key]
    return entries


def _in_order_of_numbers() -> Iterator[tuple[ModuleType, str, dict]]:
    """The eight with which the blueprint began, whose numbers stay; then all others in reading order."""
    for name in ("FIRST_ENTRIES", "ENTRIES"):
        for module in CHAPTERS:
            for key, values in getattr(module, name, []):
                yield module, key, values


def _ensure_source(values: dict[str, str]) -> None:
    if not Source.objects.filter(key=values["key"]).exists():
        source = Source(**values)
        source.full_clean()
        source.save()


def _landing() -> BlueprintPage:
    return BlueprintPage(
        title="Hope Street blueprint",
        slug="blueprint",
        heading="How to build another way",
        summary=(
            "What can be learned from making Hope Street, entry by entry. Take it, test it, cite it, and tell "
            "us where it is wrong."
        ),
        search_description="Learning entries and recommendations from Hope Street, with their sources.",
        please_note=(
            "The entries here are examples, made from published sources to show the form. No outcome findings "
            "for Hope Street had been published when they were written. The evaluation led from the University "
            "of Southampton was still under way in 2025; One Small Thing pays for it."
        ),
        how_to_read=(
            "<p>An entry tells one thing that was learned: where it was, what was meant, what was done, what "
            "happened, <b>what did not work</b>, and what to tell others. Small numbers in the text lead to its "
            "sources.</p><p>Each entry and each recommendation has a number that never changes. To cite one, "
            "copy the words under “Cite this”: they name the version that you read, and its address will always "
            "show those words.</p>"
        ),
    )


def _chapter(values: dict[str, str]) -> ChapterPage:
    return ChapterPage(**values, search_description=values["summary"])


def _entry(values: dict) -> EntryPage:
    page = EntryPage(is_example=True, review_date=REVIEW)
    _write(page, values)
    return page


def _write(page: EntryPage, values: dict) -> None:
    """`strength`, `audiences` and `topics` stand in the values as people say them."""
    values = values.copy()
    ticked = list(FIELD_OF_LEVEL.values())[: values.pop("strength") - 1]
    audiences, topics = values.pop("audiences"), values.pop("topics")
    values |= {field: field in ticked for field in FIELD_OF_LEVEL.values()}
    values["search_description"] = values["summary"]
    for field, value in values.items():
        setattr(page, field, value)
    page.audiences = Audience.objects.filter(slug__in=audiences.split())
    page.topics = Topic.objects.filter(slug__in=topics.split())


def _correct(page: EntryPage, corrections: list[dict], user: User) -> None:
    """Publishes an entry again with each correction, so that its old versions can be read."""
    if not corrections or Version.objects.filter(page=page).count() != 1:
        return
    for values in corrections:
        _write(page, values)
        page.save_revision(user=user).publish(user=user, skip_permission_checks=True)
        page.refresh_from_db()


def _withdraw(seeded: SeededContent) -> None:
    """One recommendation shows how a withdrawal looks."""
    page = seeded.pages[f"blueprint/{WITHDRAWN['slug']}"]
    if Version.objects.filter(page=page).count() != 1:
        return
    page.withdrawn_on = CHECKED
    page.withdrawal_reason = WITHDRAWAL_REASON
    page.replaced_by = seeded.pages[f"blueprint/{REPLACEMENT}"]
    page.save_revision(user=seeded.admin).publish(user=seeded.admin, skip_permission_checks=True)


def _recommendation(values: dict, rests_on: list[EntryPage]) -> RecommendationPage:
    values = values.copy()
    audiences = values.pop("audiences")
    page = RecommendationPage(
        **values,
        search_description=values["statement"],
        status_checked=CHECKED,
        is_example=True,
        review_date=REVIEW,
    )
    page.audiences = Audience.objects.filter(slug__in=audiences.split())
    page.rests_on = [RestsOn(entry=entry, sort_order=position) for position, entry in enumerate(rests_on)]
    return page


def _path(values: dict, pages: dict[str, Page]) -> PathPage:
    values = values.copy()
    steps = [("step", {"page": pages[f"blueprint/{name}"], "why": why}) for name, why in values.pop("steps")]
    audiences = values.pop("audiences")
    page = PathPage(**values, steps=steps)
    page.audiences = Audience.objects.filter(slug__in=audiences.split())
    return page
