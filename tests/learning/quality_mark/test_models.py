"""The page about the quality mark tells what is known, says what is not, and leads to the register."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from wagtail.models import Locale

from learning.models import LearningPage
from learning.quality_mark.models import Award, QualityMarkPage
from tests.learning.quality_mark.factories import make_award
from tests.publishing import publish_below
from tests.queries import queries_of


@pytest.fixture
def page(home):
    learning = publish_below(home, LearningPage(title="Networks and training", slug="learning"))
    return publish_below(
        learning,
        QualityMarkPage(
            title="The quality mark",
            slug="quality-mark",
            units=[("point", {"title": "Physical environment", "text": ""})],
            values=[("point", {"title": "Safety", "text": ""})],
            levels=[("level", {"level": "silver", "text": "Three years."}), ("level", {"level": "gold", "text": ""})],
            steps=[("point", {"title": "Answer together", "text": "As a team."})],
        ),
    )


def read(path: str) -> str:
    return " ".join(Client().get(path).content.decode().split())


def test_it_tells_units_values_levels_and_steps_and_says_what_is_not_known(page):
    words = read("/learning/quality-mark/")

    for known in ("Physical environment", "Safety", "Silver", "Three years.", "Answer together"):
        assert known in words
    assert "Not yet known: what this level asks for." in words
    assert "Not yet known: whom to write to, what it costs and how long it takes." in words
    assert re.findall(r'section__number">(\d)', words) == ["1", "2", "3", "4", "5", "6"]
    assert 'href="/learning/quality-mark/"' in read("/learning/")


def test_a_part_without_words_is_left_out_and_the_numbers_close_up(page):
    page.values, page.steps = [], []
    page.save_revision().publish()
    words = read("/learning/quality-mark/")

    assert 'id="values"' not in words and 'id="steps"' not in words
    assert re.findall(r'section__number">(\d)', words) == ["1", "2", "3", "4"]


def test_it_counts_the_register_and_leads_to_it(page):
    make_award("Example 1")
    make_award("Example 2", due=-1)
    make_award("Example 3", withdrawn=3)
    make_award("Example draft", live=False, is_example=True)
    words = read("/learning/quality-mark/")

    counts = re.findall(r"</svg> (\w[\w ]*\w) </span> <span class=\"quiet\">\((\d)\)", words)
    assert counts == [("In date", "1"), ("Lapsed", "1"), ("Withdrawn", "1")]
    assert words.count('"/learning/quality-mark/register/"') == 2  # the form and the button
    crumbs = read("/learning/quality-mark/register/example-1/").split("breadcrumbs")[1].split("</nav>")[0]
    assert re.findall(r'href="([^"]*)"', crumbs) == [
        "/", "/learning/", "/learning/quality-mark/", "/learning/quality-mark/register/",
    ]  # fmt: skip


def test_page_and_register_say_how_many_of_the_counted_awards_are_examples(page):
    addresses = ("/learning/quality-mark/", "/learning/quality-mark/register/")
    make_award("Example 1", is_example=True)
    for address in addresses:
        assert "All awards here are examples" in read(address)
    assert "Each organisation that was awarded" not in read(addresses[1])
    make_award("Trust 2")
    for address in addresses:
        assert "1 of the awards here is an example" in read(address)
    Award.objects.filter(is_example=True).delete()
    for address in addresses:
        assert "to show how the register looks" not in read(address)
    assert "Each organisation that was awarded" in read(addresses[1])


def test_its_welsh_page_leads_to_the_welsh_register(page, welsh_home):
    welsh = Locale.objects.get(language_code="cy")
    for each in (page.get_parent().specific, page):
        translation = each.copy_for_translation(welsh)
        translation.title = f"Cymraeg: {each.title}"
        translation.save_revision().publish()
    words = read("/cy/learning/quality-mark/")

    assert "Arian" in words and "Nid yw’n hysbys eto" in words
    assert words.count('"/cy/learning/quality-mark/register/"') == 2
    assert 'href="/cy/learning/quality-mark/"' in read("/cy/learning/quality-mark/register/")


def test_it_takes_few_queries(page):
    assert 0 < len(queries_of("/learning/quality-mark/")) <= 20
