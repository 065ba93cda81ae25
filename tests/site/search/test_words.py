"""The same words find the same pages on both databases, however they are written in a text and in a question.

`pytest -s tests/site/search/test_words.py` prints a table, on PostgreSQL with `.ci/with-services` in front of it.
"""

from __future__ import annotations

from itertools import chain

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pages.models import StandardPage
from search.backends import backend_for
from search.mutations import MUTATIONS, mutated_forms
from search.terms import split
from tests.publishing import publish_below

pytestmark = pytest.mark.postgresql

#: A text, and the questions that find it.
FOUND = [
    ("Out of prison/probation at last", ["prison", "probation", "prison/probation", "probation prison"]),
    ("See annex.pdf for it", ["annex", "pdf", "annex.pdf", "ANNEX.PDF"]),
    ("https://www.example.org/annex-b", ["example", "annex-b", "www.example.org"]),
    ("Write to office@example.org", ["office", "example.org", "office@example.org"]),
    ("Entry HS-12 of the street", ["12", "HS-12", "hs 12", "hs12", "HS‑12"]),
    ("The figures of 2024-25", ["2024-25", "2024–25", "2024/25", "2024", "25"]),
    ("The figures of 2024–25", ["2024-25", "2024 25", "2024/25"]),
    ("It was -12 degrees and 3.5 metres", ["12", "-12", "3.5", "3", "5 metres"]),
    ("There were 17,240 children", ["17,240", "17240", "17.240"]),
    ("Trauma-informed work", ["trauma-informed", "trauma informed", "traumainformed", "informed", "trauma‑informed"]),
    ("Trauma informed work", ["trauma-informed", "trauma informed"]),
    ("Re-offending falls", ["reoffending", "re-offending", "re offending", "offending"]),
    ("Reoffending falls", ["re-offending", "reoffending", "reoffended"]),
    ("The women’s centre", ["women's", "women’s", "womens", "women"]),
    ("The womens centre", ["women's", "women’s"]),
    ("Mrs O’Brien spoke", ["o'brien", "obrien", "brien", "O’Brien"]),
    ("Tŷ Gobaith and a café", ["tŷ", "ty", "TY\u0302", "cafe", "café", "CAFE"]),
    ("Ty\u0302 Gobaith", ["tŷ", "ty"]),
    ("A cafe in Ty Hafan", ["café", "tŷ"]),
    ("Søren and Łucja", ["soren", "søren", "lucja", "ŁUCJA"]),
    ("“Housing”, she said", ["housing", "houses", "house", "“housing”", "housing,"]),
    ("snake_case and a*b", ["snake", "case", "snake_case", "a*b"]),
    ("AT&T (and others)", ["AT&T", "others", "(others)"]),
    ("ﬁnancial help 😀 now", ["financial", "now", "😀 help"]),
    ("zero\u200bwidth and soft\u00adhyphen", ["zero", "width", "softhyphen"]),
    ("Help for women who leave prison", ["what is the help for women", "leaving prisons", "help for women"]),
    ("人 and Ελλάδα and книга", ["人", "ελλαδα", "КНИГА"]),
]  # fmt: skip
NOT_FOUND = [
    ("Out of prison/probation", ["pris", "prob", "risk"]),
    ("See annex.pdf", ["ann", "df"]),
    ("Entry HS-12", ["1", "2", "HS-1", "HS-123", "hs r12"]),
    ("The figures of 2024-25", ["2025", "202", "-"]),
    ("Reoffending falls", ["offending"]),
    # English words stay as they are: a first letter never changes.
    ("A plan for the garden", ["blan", "ardden", "arden", "farden"]),
]
WELSH_FOUND = [
    ("Dewch i’r llyfrgell", ["llyfrgell", "lyfrgell"]),
    ("Ein lyfrgell ni", ["llyfrgell", "lyfrgell"]),
    ("Plant a’u teuluoedd", ["plant", "phlant", "blant", "mhlant", "deuluoedd", "theuluoedd"]),
    ("ei phlant, ei theulu a’i chartref", ["plant", "blant", "teulu", "cartref", "gartref", "nghartref"]),
    ("yng ngharchar", ["carchar", "garchar", "ngharchar", "charchar"]),
    ("carchar neu’r gwasanaeth prawf", ["charchar", "wasanaeth", "brawf", "phrawf"]),
    ("yr ardd", ["gardd", "ardd", "ngardd"]),
    ("y fenyw a’r ferch", ["menyw", "benyw", "merch", "fenyw"]),
    ("Canolfan i fenywod", ["menywod", "ganolfan", "chanolfan"]),
    ("ei hysgol, ein hawliau", ["ysgol", "hysgol", "hawliau"]),
    ("Y rhwydwaith", ["rhwydwaith", "rwydwaith"]),
    ("ddedfryd am ddiwrnod", ["dedfryd", "nedfryd", "diwrnod"]),
    ("Tŷ Gobaith", ["tŷ", "dŷ", "thy", "nhŷ", "ngobaith", "obaith"]),
]
WELSH_NOT_FOUND = [
    ("Dewch i’r llyfrgell", ["llyfr", "ffyrgell", "houses"]),
    ("Plant", ["mlant", "lant", "llant"]),
    ("Housing", ["houses"]),
]


def with_expectation(found, not_found):
    return [*((*row, True) for row in found), *((*row, False) for row in not_found)]


def page_with(text: str, home) -> None:
    publish_below(home, StandardPage(title="Words", slug="words", summary=text, locale=home.locale))


def read(prefix: str, question: str) -> str:
    response = Client().get(f"{prefix}/search/", {"q": question})
    assert response.status_code == 200
    return response.content.decode()


def compare(prefix: str, text: str, questions: list[str], expected: bool) -> None:
    found = {question: f'href="{prefix}/words/"' in read(prefix, question) for question in questions}
    for question, answer in found.items():
        print(f"\n{connection.vendor:10} | {text:44} | {question:28} | {'found' if answer else '-'}", end="")
    assert found == dict.fromkeys(questions, expected)


@pytest.mark.parametrize(("text", "questions", "expected"), with_expectation(FOUND, NOT_FOUND))
def test_a_question_finds_a_text(home, text, questions, expected):
    page_with(text, home)

    compare("", text, questions, expected)


@pytest.mark.parametrize(("text", "questions", "expected"), with_expectation(WELSH_FOUND, WELSH_NOT_FOUND))
def test_a_welsh_question_finds_a_word_behind_its_mutation(welsh_home, text, questions, expected):
    page_with(text, welsh_home)

    compare("/cy", text, questions, expected)


def test_a_word_is_marked_as_it_is_written(home, welsh_home):
    page_with("Prison/probation, women’s re-offending in 2024-25.", home)
    page_with("Ein lyfrgell yn Nhŷ Gobaith.", welsh_home)

    assert "<mark>Prison</mark>/probation" in read("", "prison")
    assert "<mark>women’s</mark>" in read("", "womens")
    assert "<mark>re-offending</mark> in <mark>2024-25</mark>." in read("", "reoffended 2024-25")
    assert "Ein <mark>lyfrgell</mark>" in read("/cy", "llyfrgell")
    assert "<mark>Nhŷ</mark> Gobaith" in read("/cy", "ty")
    assert "\x01" not in read("", "prison")


@given(
    sound=st.sampled_from([*MUTATIONS, *chain(*MUTATIONS.values())]),
    rest=st.from_regex(r"[aeo][a-z]{1,5}", fullmatch=True),
)
def test_whichever_form_is_in_the_text_each_other_form_finds_it(sound, rest):
    word = sound + rest

    assert all(word in mutated_forms(form) for form in mutated_forms(word))


@given(text=st.text(st.characters(max_codepoint=0x5FF), max_size=60))
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_text_finds_itself_where_it_has_words(home, text):
    home.summary = text
    home.save()

    assert list(backend_for("en-gb").search(text, type(home))) == ([home] if any(split(text)) else [])
