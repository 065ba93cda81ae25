"""Nobody learns what is not for them: every role, every record, every page that could tell.

The oracle is `world.MAY_SEE` and `meetings.MAY_MEET`, written by hand. A cell is one record that one role may not see, looked
for in the bytes and headers of one answer, or in what is mailed or handed over to her. The rule's own SQL is tried on both databases by
`tests/learning/library/test_rule.py` and `test_search.py`.
"""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.encoding import iri_to_uri
from wagtail.models import Task

from learning.library.models import Download
from tests.access import handed_over
from tests.access import world as worlds
from tests.access.addresses import EVERYWHERE, IN_ADMIN, PUBLIC
from tests.access.meetings import COMING, MAY_MEET
from tests.access.reader import LOGIN, SPELLED, SWEEPS, TELL_APART, Reader, client_of, pages_of, spellings_of
from tests.access.world import COMMON_WORD, EDITS_LIBRARIES, MAY_SEE, Marked, World

#: The attempts of the whole matrix together, below which it has lost something.
MIN_CELLS = 10_000


@pytest.fixture
def world(home, welsh_home, django_capture_on_commit_callbacks) -> World:
    with django_capture_on_commit_callbacks(execute=True):
        return worlds.build()


def test_each_role_sees_what_is_for_it_and_learns_nothing_of_the_rest(world, monkeypatch):
    leaks, shown, cells = [], {}, 0

    sections = [world.objects[name].resource.section for name in ("south", "shared")]
    packs = handed_over.packs_of(sections, monkeypatch)
    assert len(packs) == len([content for content in packs.values() if b"File" in content]) == 2
    for role in MAY_SEE:
        reader = Reader(world, role)
        widely = PUBLIC if role in TELL_APART else []
        for path in [*EVERYWHERE, *widely, *(IN_ADMIN if role in SWEEPS else [])]:
            if not (role in EDITS_LIBRARIES and path.startswith("/admin/")):
                reader.ask(path)
        for item in reader.hidden:
            reader.ask_for_record(item)
            if item.name in SPELLED and role in TELL_APART:
                for path in spellings_of(item):
                    reader.ask(path)
        for item in reader.hidden_meetings:
            reader.ask_for_meeting(item)
        for path, content in packs.items():
            reader.ask_for_pack(path, content)
        if role != "anonymous":
            reader.ask_for_what_is_handed_over(world)
        leaks += reader.leaks
        cells += reader.cells
        own = [world.objects[name].file.pk for name in MAY_SEE[role]]
        assert not Download.objects.filter(pack=None).exclude(file__in=own).exists(), role
        shown |= {(role, name): shown_on(world.objects[name], reader.client) for name in MAY_SEE[role]}
        Download.objects.all().delete()  # what she was given by right

    assert not leaks, "\n".join(leaks)
    assert cells >= MIN_CELLS, cells
    # The other half: without it, a site that shows nothing to anybody would pass.
    meets = {(role, name): shown_meeting(world, role, name) for role in MAY_MEET for name in MAY_MEET[role]}
    assert {pair: number for pair, number in meets.items() if number != (3 if pair[1] in COMING else 2)} == {}
    assert {pair: pages for pair, pages in shown.items() if pages != {"page", "library", "search", "file"}} == {}


def shown_on(item: Marked, client: Client) -> set[str]:
    """Where a record is shown to whom it is for, in the language of its words."""
    prefix = "/cy" if item.name.endswith("in Welsh") else ""
    asked = {
        "page": f"{prefix}{item.path}",
        "library": f"{prefix}/learning/libraries/{item.resource.section.library.slug}/",
        "search": f"{prefix}/search/?q={COMMON_WORD}",
    }
    found = {name for name, path in asked.items() if item.marks[0] in client.get(path).content.decode()}
    return found | ({"file"} if client.get(f"{item.path}files/1/").status_code == 302 else set())


def shown_meeting(world: World, role: str, name: str) -> int:
    """On how many pages a meeting is shown to whom it is for: its own, the list of its network, and in search what comes."""
    item, client = world.meetings[name], client_of(world, role)
    pages = [item.path, f"/learning/networks/{item.meeting.network.slug}/meetings/", f"/search/?q={COMMON_WORD}"]
    return sum(item.marks[0] in client.get(path).content.decode() for path in pages)


# --- every address that the resolver lists ----------------------------------------------------


def patterns(resolver: URLResolver, namespace: tuple[str, ...] = ()):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = (*namespace, entry.namespace) if entry.namespace else namespace
            yield from patterns(entry, inner)
        elif isinstance(entry, URLPattern) and entry.name:
            yield ":".join((*namespace, entry.name)), list(entry.pattern.converters), entry.pattern.regex.groupindex


def addresses(world: World) -> list[str]:
    """Each named address, its parameters filled with a record that is hidden from most."""
    item = world.objects["south draft"]
    resource = item.resource
    revision = world.objects["the newer draft"].resource.latest_revision_id
    values = {
        "slug": resource.slug, "library": "south", "library_slug": "south", "resource": resource.slug,
        "resource_slug": resource.slug, "number": "1", "path": "x", "app_label": "library",
        "model_name": "resource", "revision_id": str(revision), "token": "x", "key": "x", "format": "ris",
    }  # fmt: skip
    found = set()
    for name, converters, groups in patterns(get_resolver()):
        wanted = [*converters, *[group for group in groups if group not in converters]]
        for fallback in (str(resource.pk), "1", resource.slug, "x"):
            try:
                found.add(reverse(name, kwargs={key: values.get(key, fallback) for key in wanted}))
                break
            except Exception:  # noqa: BLE001, S112 (a pattern that wants another kind of value)
                continue
    return sorted(found)


def test_no_address_that_the_resolver_lists_tells_of_them_either(world):
    listed = [
        path
        for path in addresses(world)
        # the failwhale breaks on purpose; a monitor's address answers 503 where no worker and no clock are at work
        if "logout" not in path and not path.startswith("/exit") and path not in {"/admin/failwhale/", "/health/work"}
    ]
    task, number = Task.objects.first(), world.objects["south draft"].resource.pk
    for kind in ("library", "section", "resource"):
        listed += [
            f"/admin/bulk/library/{kind}/delete/?id=all",
            f"/admin/bulk/library/{kind}/publish/?id=all",
            f"/admin/snippets/library/{kind}/workflow/preview/{number}/{task.pk}/",
            "/admin/",  # a message would wait for the next page
            f"/admin/snippets/library/{kind}/?q={COMMON_WORD}&export=csv",
        ]
    leaks = []
    for role in SWEEPS:
        reader = Reader(world, role)
        for path in listed:
            reader.ask(path)
        leaks += reader.leaks

    assert len(listed) > 100
    assert not leaks, "\n".join(leaks)


# --- known and unknown ------------------------------------------------------------------------


@pytest.mark.postgresql
def test_known_and_unknown_paths_of_a_closed_library_get_the_same_answer(world):
    item = world.objects["south"]
    paths = [*pages_of(item), world.objects["south draft"].path, item.path.rstrip("/")]
    paths += [f"/learning/libraries/south/{name}" for name in ("", "nothing/", "nothing/files/77/", "at-x/", "a/b/c")]
    for role in ("signed in", "member of North", "lapsed", "applicant", "editor"):
        client = client_of(world, role)
        answers = set()
        for path in paths:
            response = client.get(path)
            # the language switch leads to the same path, which she typed herself
            answers.add((response.status_code, response.content.replace(path.encode(), b"PATH")))

        assert {status for status, _page in answers} == {403}, role
        assert len(answers) == 1, role


def test_signed_out_every_path_leads_to_sign_in_and_back(world):
    item = world.objects["south"]
    paths = [*pages_of(item), item.path.rstrip("/"), f"{item.path}files/9/", "/learning/libraries/no-such/x/"]
    written = ("", "nothing/", "a/b/c/d", "files/", "%00/", "%0A/", "a%0Ab", "é/")
    for path in [*paths, *(f"/learning/libraries/south/{name}" for name in written)]:
        response = Client().get(path)
        assert response.status_code == 302
        address, query = response.headers["Location"].split("?")
        assert (address, parse_qs(query)) == (LOGIN, {"next": [iri_to_uri(path)]})
    assert Client().get(f"/cy{item.path}").headers["Location"] == f"/cy{LOGIN}?next=/cy{item.path}"
