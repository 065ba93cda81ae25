"""The blueprint of the demonstration claims nothing without a source, and says what was written for demonstration."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from blueprint.enums import CostBand, Level, Setting, Stage, Status, Timescale
from blueprint.figures import figure_of
from blueprint.footnotes import keys_in
from blueprint.models import Source
from blueprint.models.evidence import FIELD_OF_LEVEL, SOURCES_OF_LEVEL
from core.content_notes import Theme
from demo.content.blueprint import AUDIENCES, CHAPTERS, _in_order_of_numbers
from demo.content.blueprint_figures import FIGURES, figures_of
from demo.content.blueprint_glossary import TERMS
from demo.content.blueprint_paths import PATHS
from demo.content.blueprint_recommendations import RECOMMENDATIONS
from demo.content.blueprint_recommendations_later import LATER
from demo.content.blueprint_sources import SOURCES
from demo.content.blueprint_versions import EARLIER
from demo.content.influence import TOPICS

ENTRIES = {key: values for _module, key, values in _in_order_of_numbers()}
WORDINGS = [*ENTRIES.values(), *(version for versions in EARLIER.values() for version in versions)]
ALL_RECOMMENDATIONS = [*RECOMMENDATIONS, *LATER]


def words_of(values: object) -> str:
    """Every text in some values, those of a timeline too."""
    if isinstance(values, dict):
        return " ".join(map(words_of, values.values()))
    if isinstance(values, list | tuple):
        return " ".join(map(words_of, values))
    return str(values)


def missing(values: dict) -> list[str]:
    """What keeps an entry from being published as it says."""
    level = values["strength"]
    cited = len(keys_in(words_of(values)))
    faults = [] if values["did_not_work"] or values["not_yet_known"] else ["what did not work"]
    faults += ["sources"] if any(level >= needs and cited < n for needs, n in SOURCES_OF_LEVEL.items()) else []
    faults += (
        ["year of the cost"] if values.get("cost_band", "unknown") != "unknown" and not values.get("cost_year") else []
    )
    faults += ["setting"] if values["setting"] not in Setting or values["stage"] not in Stage else []
    faults += ["terms"] if not set(values["audiences"].split()) <= set(AUDIENCES) else []
    faults += ["topics"] if not set(values["topics"].split()) <= set(TOPICS) else []
    faults += ["themes"] if not set(values.get("content_themes", [])) <= set(Theme) else []
    faults += ["reason of strength"] if not 0 < len(values["strength_reason"]) <= 300 else []
    return faults + ["cost band"] * (values.get("cost_band", "unknown") not in CostBand)


def test_it_is_as_large_as_a_reader_expects_and_says_what_was_written_for_demonstration():
    names = [name.replace("_", " ") for name in FIELD_OF_LEVEL.values()]

    assert len(CHAPTERS) == 12 and len(ENTRIES) >= 40 and len(ALL_RECOMMENDATIONS) == 36 and len(SOURCES) >= 60
    assert len(names) == 4 and {values["strength"] for values in ENTRIES.values()} == {1, 2, 3, 4}
    assert {values["title"]: faults for values in WORDINGS if (faults := missing(values))} == {}
    assert [key for key, values in ENTRIES.items() if "ritten for demonstration" not in words_of(values)] == []
    assert [key for key, versions in EARLIER.items() if len(versions) < 2] == [] and len(EARLIER) == 3


def test_each_slug_and_key_stands_once_and_each_recommendation_rests_on_an_entry():
    slugs = [module.CHAPTER["slug"] for module in CHAPTERS] + [values["slug"] for _g, values in ALL_RECOMMENDATIONS]
    slugs += [values["slug"] for values in ENTRIES.values()]
    chosen = [values for _grounds, values in ALL_RECOMMENDATIONS]

    assert [slug for slug, times in Counter(slugs).items() if times > 1] == []
    assert sum(len(getattr(module, "FIRST_ENTRIES", [])) + len(module.ENTRIES) for module in CHAPTERS) == len(ENTRIES)
    assert [g for grounds, _v in ALL_RECOMMENDATIONS for g in grounds or ["none"] if g not in ENTRIES] == []
    assert {values["level"] for values in chosen} == set(Level)
    assert {values["timescale"] for values in chosen} < set(Timescale)
    assert {values.get("status") for values in chosen} < {*Status}
    assert [values["slug"] for values in chosen if values["status"] == "in_part" and not values.get("uptake")] == []


def test_numbers_that_people_cite_stay_and_three_entries_have_versions_that_differ():
    readers_see = {"title", "summary", "context", "what_we_did", "what_happened", "did_not_work", "advice", "strength"}
    changes = {
        key: [
            (len([name for name in readers_see if old[name] != new[name]]), bool(new["change_reason"]))
            for old, new in pairwise([*versions, ENTRIES[key]])
        ]
        for key, versions in EARLIER.items()
    }

    first = "town door next-home room-for-two pregnancy training supervision groups short-stays corston care remand"
    assert list(ENTRIES)[:12] == first.split()  # HS-1 to HS-12
    assert [key for key, steps in changes.items() for changed, why in steps if not (changed and why)] == []


def test_each_figure_in_a_text_has_a_source_and_each_source_is_cited():
    texts = [words_of(values) for values in (*WORDINGS, *(values for _g, values in ALL_RECOMMENDATIONS))]
    texts += [figure_of(figure).sources for key in FIGURES for _kind, figure in figures_of(key)]
    cited = {key for text in texts for key in keys_in(text)}
    paragraphs = [
        part for values in ENTRIES.values() for field in ("context", "what_happened")
        for part in re.split(r"</p>|</li>", values[field])
    ]  # fmt: skip

    assert cited == {source["key"] for source in SOURCES}
    assert [text for text in paragraphs if re.search(r"\d{2}", text) and not keys_in(text)] == []


def test_figures_paths_and_terms_lead_to_entries_and_can_be_shown():
    drawn = [figure_of(figure) for key in FIGURES for _kind, figure in figures_of(key)]
    steps = [name for path in PATHS for name, _why in path["steps"]]
    words = " ".join(map(words_of, ENTRIES.values())).casefold()
    forms = {slug: [english.name, *english.also_called.splitlines()] for slug, (english, _welsh) in TERMS.items()}

    assert len(drawn) >= 8 and [figure.title for figure in drawn if figure.problem] == []
    assert [figure.title for figure in drawn if not (figure.year and figure.sources and figure.description)] == []
    assert set(FIGURES) <= set(ENTRIES) and {figure.kind for figure in drawn} == {"bar", "line", "none"}
    assert len(PATHS) == 6 and set(steps) <= {*ENTRIES, *(module.CHAPTER["slug"] for module in CHAPTERS)}
    assert [why for path in PATHS for _name, why in path["steps"] if len(why) > 200] == []
    assert len(TERMS) >= 15
    assert [slug for slug, names in forms.items() if not any(name.casefold() in words for name in names)] == []


@pytest.mark.django_db
def test_each_source_can_be_cited_and_shortened_titles_are_noted():
    for values in SOURCES:
        Source(**values).full_clean()

    assert [values["key"] for values in SOURCES if "…" in values["title"] and "shortened" not in values["note"]] == []
