"""Before hard content a reader is told what follows, and gets past it by a plain link; in each language, in lists too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from core.models import BasePage
from pages.models import LandingPage, StandardPage
from tests.editing import at_desk
from tests.publishing import publish_below
from tests.translating import edit_url, start, translate, translation_of

NOTE = {"themes": ["suicide", "self_harm"], "text": "One paragraph gives figures."}
BODY = [
    ("rich_text", "<p>A calm beginning.</p>"),
    ("content_note", NOTE),
    ("rich_text", "<p>The hard part.</p>"),
    ("heading", {"text": "What helps", "level": "h2"}),
    ("rich_text", "<p>A calm end.</p>"),
]


def main_of(path: str) -> BeautifulSoup:
    return BeautifulSoup(Client().get(path).content, "html.parser").main


def words(element) -> str:
    return " ".join(element.get_text(" ").split())


def target_of(note, main) -> str:
    """What the link past the note leads to."""
    return words(main.find(id=note.find("a", string="Go past this content")["href"].removeprefix("#")))


@pytest.fixture
def about(home):
    return publish_below(home, LandingPage(title="About us", slug="about"))


def form_of(page, **changes) -> dict:
    """`changes` are values of fields, or many for the boxes of one."""
    fields = {"title": page.title, "slug": page.slug, "summary": page.summary, "body": streamfield([])}
    fields |= {"exit_link": "inherit", "comments": inline_formset([]), "action-publish": "1"}
    return nested_form_data(fields) | changes


def test_the_themes_that_an_editor_ticks_stand_before_the_text_and_in_the_list(about):
    page = publish_below(about, StandardPage(title="Figures", slug="figures"))
    desk = at_desk("publisher")
    ticked = form_of(page, content_themes=["suicide", "self_harm"], content_note="It gives figures.")

    assert desk.post(edit_url(page), ticked).status_code == 302

    main = main_of("/about/figures/")
    note = main.find(role="note")
    assert words(note).startswith("Content note: self-harm, suicide It gives figures.")
    assert target_of(note, main) == "End of the content"
    assert "Content note: self-harm, suicide" in words(main_of("/about/"))
    boxes = BeautifulSoup(desk.get(edit_url(page)).content, "html.parser").select("[name=content_themes][checked]")
    assert [box["value"] for box in boxes] == ["self_harm", "suicide"]


def test_a_theme_that_does_not_exist_is_refused_at_its_field(about):
    answer = at_desk("publisher").post(edit_url(about), form_of(about, content_themes=["weather"]))

    assert "weather" in str(answer.context["form"].errors["content_themes"])


@pytest.fixture
def publish_welsh(django_capture_on_commit_callbacks):
    def publish(desk, page) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            desk.post(edit_url(translation_of(page)), {"action": "publish"})

    return publish


def test_welsh_has_the_same_themes_at_once_in_its_own_words(home, welsh_home, publish_welsh):
    page = publish_below(home, StandardPage(title="Water", slug="water"))
    desk = at_desk("publisher")
    start(desk, page)
    translate(desk, page, {"Water": "Dŵr", "water": "dwr"})
    publish_welsh(desk, page)
    assert not main_of("/cy/dwr/").find(role="note")

    page.content_themes = ["suicide", "self_harm"]
    page.save_revision().publish()
    assert words(main_of("/cy/dwr/").find(role="note")).startswith("Nodyn cynnwys: hunan-niweidio, hunanladdiad")

    publish_welsh(desk, page)
    assert main_of("/cy/dwr/").find(role="note"), "the next publication takes it away"


def test_a_note_for_a_part_leads_to_the_next_heading(home):
    publish_below(home, StandardPage(title="Figures", slug="figures", body=BODY))
    publish_below(home, StandardPage(title="To the end", slug="end", body=BODY[:3]))

    main = main_of("/figures/")
    assert target_of(main.find(role="note"), main) == "What helps"
    assert words(main).index("Content note: self-harm, suicide") < words(main).index("The hard part.")
    main = main_of("/end/")
    assert target_of(main.find(role="note"), main) == "End of the content"


def test_the_words_of_a_part_are_translated_and_its_themes_are_the_same(home, welsh_home, publish_welsh):
    page = publish_below(home, StandardPage(title="Water", slug="water", body=BODY[1:2]))
    desk = at_desk("publisher")
    start(desk, page)
    translate(desk, page, {"Water": "Dŵr", "water": "dwr", NOTE["text"]: "Mae un paragraff yn rhoi ffigurau."})
    publish_welsh(desk, page)

    note = words(main_of("/cy/dwr/").find(role="note"))
    assert "hunan-niweidio, hunanladdiad" in note
    assert "Mae un paragraff yn rhoi ffigurau." in note


@pytest.mark.parametrize(("typed", "taken"), [({}, False), ({"themes": ["death"]}, True), ({"text": "Grief."}, True)])
def test_a_note_for_a_part_says_something(about, typed, taken):
    block = nested_form_data({"body": streamfield([("content_note", {"text": ""})])})
    typed = {f"body-0-value-{name}": value for name, value in typed.items()}

    at_desk("publisher").post(edit_url(about), form_of(about, **block | typed))

    about.refresh_from_db()
    assert bool(about.body) is taken


def parts_of(template: str, seen: frozenset[str] = frozenset()) -> set[str]:
    """The names of a template, of what it extends and of all that it includes."""
    path = Path(settings.BASE_DIR, "templates", template.partition("#")[0])
    names = set(re.findall(r'{% (?:include|extends) "([^"]+)"', path.read_text())) - seen
    return names.union(*(parts_of(name, seen | names) for name in names if Path(path.parents[0]).exists()))


@pytest.mark.parametrize("model", [model for model in apps.get_models() if issubclass(model, BasePage)])
def test_every_kind_of_page_shows_its_note(model):
    assert "components/content_note.html" in parts_of(model.template)
