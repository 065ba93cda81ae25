"""The style sheet keeps its promises: joined from its parts, tokens only, small, nothing from elsewhere."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders

from core.drawings import FOLDER as DRAWINGS
from core.finders import CSS, STYLE_SHEET, joined, parts

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")


def test_the_site_s_sheet_is_its_parts_put_end_to_end():
    found = finders.find(STYLE_SHEET)

    assert found and Path(found).read_text() == joined()


def test_a_changed_part_is_in_the_sheet_that_is_found_next(monkeypatch):
    before = Path(finders.find(STYLE_SHEET)).read_text()
    monkeypatch.setattr("core.finders.joined", lambda: before + "/* changed */")

    assert Path(finders.find(STYLE_SHEET)).read_text().endswith("/* changed */")


def test_collectstatic_takes_the_sheet_with_the_rest():
    names = [name for finder in finders.get_finders() for name, _storage in finder.list([])]

    assert names.count(STYLE_SHEET) == 1 and "core/css/tokens.css" in names


def test_no_joined_sheet_is_kept_in_the_repository():
    assert not (CSS / "site.css").exists()


def test_every_part_is_joined():
    assert set(parts()) == set(CSS.rglob("*.css"))


def test_all_rules_lie_in_a_layer_so_that_old_browsers_show_plain_pages():
    for part in set(parts()) - {CSS / "plain.css"}:
        rules = re.sub(r"/\*.*?\*/|@font-face\s*{[^}]*}|@layer [\w, ]+;", "", part.read_text(), flags=re.S)
        assert rules.strip().startswith("@layer "), part.name


def test_components_ask_the_tokens_for_colours():
    """Only the poster, the footer and the banner, which are grounds of their own, name a colour."""
    for part in parts():
        if part.name not in {"tokens.css", "base.css", "poster.css", "masthead.css", "notices.css"}:
            assert not HEX.search(re.sub(r"&#|url\([^)]*\)", "", part.read_text())), part.name


def test_marigold_is_the_dot_and_nothing_else():
    uses = [line for part in parts() for line in part.read_text().splitlines() if "var(--marigold)" in line]
    assert all(re.search(r"logo__i::after|\.one|year--now::after", line) for line in uses)
    assert len(uses) == 3


def test_no_modifier_stands_before_the_class_that_it_modifies():
    """Both weigh the same, so that the later one wins; a modifier that must stand before is written twice as heavy."""
    first: dict[str, int] = {}
    for hit in re.finditer(r"(?:^|[{},;])\s*\.([\w-]+) \{", joined(), flags=re.M):
        first.setdefault(hit[1], hit.start())
    early = [name for name in first if "--" in name and first[name] < first.get(name.split("--")[0], 0)]
    assert first and not early


def test_every_picture_drawn_in_the_page_has_a_size_without_the_sheet():
    """Else the browser that gets no style sheet fills its screen with the cross of the exit.

    A drawing takes the width of the screen, so that a phone shows the page at its own width.
    """
    files = [*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.svg"), *DRAWINGS.glob("*.svg")]
    drawn = [path for path in files if "<svg" in path.read_text()]
    unsized = [
        f"{path.name}: {tag}"
        for path in drawn
        for tag in re.findall(r"<svg\b[^>]*viewBox[^>]*>", path.read_text())
        if not re.search(r' width="(\d+|100%)" height="(\d+|\{\{ [\w.]+ \}\})"', tag)
    ]
    assert len(drawn) > 10 and not unsized


def test_the_sheet_fetches_only_our_own_fonts():
    addresses = re.findall(r"url\(\"?([^)\"]+)", joined())
    assert addresses and all(address.startswith("../fonts/") for address in addresses)
    assert all((CSS / address).resolve().exists() for address in addresses)


def test_the_sheet_and_the_script_stay_small():
    assert len(gzip.compress(joined().encode())) < 11_000
    assert (CSS.parent / "site.js").stat().st_size <= 2_048


def test_each_font_comes_with_its_licence():
    fonts = CSS.parent / "fonts"
    assert len(list(fonts.glob("*.woff2"))) == 5
    assert {path.name for path in fonts.glob("LICENSE-*")} == {
        "LICENSE-atkinson-hyperlegible-next.txt", "LICENSE-bricolage-grotesque.txt",
    }  # fmt: skip
