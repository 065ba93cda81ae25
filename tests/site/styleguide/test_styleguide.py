"""The style guide shows each component from the site's own template, and only where it is wanted."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command

from core.drawings import FOLDER, DrawingChoice
from core.finders import CSS
from styleguide.tokens import tokens

COMPONENTS = Path(settings.BASE_DIR) / "templates" / "components"
#: Shown on every page around the style guide, or parts of a component that is shown.
AROUND = {"banner", "footer", "help", "link", "masthead", "metadata", "nav", "sign_out"}
#: Made of what one page has; seen on that page.
OWN_PAGE = {"about_page", "body", "too_large"}


@pytest.fixture
def guide(client, home):
    return client.get("/styleguide/")


def test_the_style_guide_answers_in_both_languages(client, home):
    assert client.get("/styleguide/").status_code == 200
    assert client.get("/cy/styleguide/").status_code == 200


def test_every_component_has_a_place_in_the_style_guide(guide):
    rendered = {t.name for t in guide.templates if t.name and t.name.startswith("components/")}
    shown = {Path(name).stem for name in rendered}
    ours = {path.stem for path in COMPONENTS.glob("*.html")}
    elsewhere = {stem for stem in ours if _used_by_a_page_alone(stem)}

    assert ours - shown - AROUND - OWN_PAGE - elsewhere == set()
    page = BeautifulSoup(guide.content, "html.parser").select_one("#g9").parent
    described = [row.code.get_text() for row in page.select("li") if row.span.get_text()]
    assert described == sorted(ours)


def _used_by_a_page_alone(stem: str) -> bool:
    """A component that one app made for its own pages stands on those."""
    pages = COMPONENTS.parent / "pages"
    users = [path for path in pages.rglob("*.html") if f'"components/{stem}.html"' in path.read_text()]
    return bool(users) and all(path.parent.name not in {"core", "pages"} for path in users)


def test_the_style_guide_has_one_marigold_dot(guide):
    page = guide.content.decode()
    dots = page.count('class="one"') + page.count("year--now")

    assert dots == 0 and 'class="dot-away"' not in page


def test_colours_stand_in_the_tokens_alone(guide):
    said = set(re.findall(r"#[0-9a-f]{6}", (CSS / "tokens.css").read_text()))
    shown = set(re.findall(r'fill="(#[0-9a-f]{6})"', guide.content.decode()))

    assert len(shown) > 10 and shown <= said
    assert tokens()["dot-1"] == tokens()["purple-700"]


def test_the_drawings_are_those_that_the_command_draws(tmp_path, monkeypatch):
    monkeypatch.setattr("styleguide.management.commands.make_drawings.FOLDER", tmp_path)
    call_command("make_drawings")

    drawn = {path.name: path.read_text() for path in tmp_path.glob("*.svg")}
    assert drawn == {path.name: path.read_text() for path in FOLDER.glob("*.svg")}
    assert {path.removesuffix(".svg") for path in drawn} == set(DrawingChoice.values)
