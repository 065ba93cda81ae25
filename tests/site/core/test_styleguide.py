"""The style guide shows each component from the site's own template, and only where it is wanted."""

import re
from pathlib import Path

import pytest
from django.conf import settings

COMPONENTS = Path(settings.BASE_DIR) / "templates" / "components"
#: Shown on every page around the style guide, or parts of a component that is shown.
AROUND = {
    "banner",
    "crumbs",
    "exit",
    "footer",
    "head_links",
    "help",
    "link",
    "masthead",
    "nav",
    "printed_from",
    "sign_out",
}
#: Made of what one page has; seen on that page.
OWN_PAGE = {"about_page", "body", "campaign_band"}


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


def _used_by_a_page_alone(stem: str) -> bool:
    """A component that one app made for its own pages stands on those."""
    pages = COMPONENTS.parent / "pages"
    users = [path for path in pages.rglob("*.html") if f'"components/{stem}.html"' in path.read_text()]
    return bool(users) and all(path.parent.name not in {"core", "pages"} for path in users)


def test_no_page_is_styled_or_scripted_in_line():
    for path in COMPONENTS.parent.rglob("*.html"):
        words = path.read_text()
        assert not re.search(r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=", words), path


def test_the_style_guide_has_one_marigold_dot(guide):
    page = guide.content.decode()
    dots = page.count('class="one"') + page.count("year--now")

    assert dots == 0 and 'class="dot-away"' not in page
