"""The blueprint: three chapters, eight example entries, eleven draft recommendations (one withdrawn), their sources."""

from __future__ import annotations

import datetime
from functools import partial

from django.db import transaction

from accounts.models import User
from blueprint.models import (
    Audience,
    BlueprintPage,
    ChapterPage,
    EntryPage,
    RecommendationPage,
    RestsOn,
    Source,
    Version,
)
from blueprint.models.evidence import FIELD_OF_LEVEL
from demo.content import blueprint_building, blueprint_children, blueprint_staff
from demo.content.blueprint_recommendations import (
    CHECKED,
    RECOMMENDATIONS,
    REPLACEMENT,
    WITHDRAWAL_REASON,
    WITHDRAWN,
)
from demo.content.blueprint_sources import SOURCES
from demo.pages import ensure_page
from demo.seeded_content import SeededContent
from demo.terms import ensure_terms
from influence.models import Topic

CHAPTERS = (blueprint_building, blueprint_children, blueprint_staff)
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
    for values in SOURCES:
        _ensure_source(values)
    landing = ensure_page("blueprint", seeded.home, _landing, user)
    seeded.pages["blueprint"] = landing
    entries = {}
    for module in CHAPTERS:
        name = f"blueprint/{module.CHAPTER['slug']}"
        chapter = ensure_page(name, landing, partial(_chapter, module.CHAPTER), user)
        seeded.pages[name] = chapter
        for key, values in module.ENTRIES:
            first = values | (blueprint_building.TOWN_BEFORE if key == "town" else {})
            name = f"blueprint/{key}"
            entries[key] = seeded.pages[name] = ensure_page(name, chapter, partial(_entry, first), user)
    for grounds, values in RECOMMENDATIONS:
        name = f"blueprint/{values['slug']}"
        rests_on = [entries[key] for key in grounds]
        seeded.pages[name] = ensure_page(name, landing, partial(_recommendation, values, rests_on), user)
    _correct_the_town(entries["town"], user)
    _withdraw(seeded)


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
    """`strength`, `audiences` and `topics` stand in the values as people say them."""
    values = values.copy()
    ticked = list(FIELD_OF_LEVEL.values())[: values.pop("strength") - 1]
    audiences, topics = values.pop("audiences"), values.pop("topics")
    page = EntryPage(
        **values, **dict.fromkeys(ticked, True),
        search_description=values["summary"], is_example=True, review_date=REVIEW,
    )  # fmt: skip
    page.audiences = Audience.objects.filter(slug__in=audiences.split())
    page.topics = Topic.objects.filter(slug__in=topics.split())
    return page


def _correct_the_town(page: EntryPage, user: User) -> None:
    """One entry began with words that a correction replaced, so that an old version can be read."""
    if (
        Version.objects.filter(page=page).count() != 1
        or page.what_happened != blueprint_building.TOWN_BEFORE["what_happened"]
    ):
        return
    for field in blueprint_building.TOWN_BEFORE:
        setattr(page, field, blueprint_building.TOWN[field])
    page.save_revision(user=user).publish(user=user, skip_permission_checks=True)


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
