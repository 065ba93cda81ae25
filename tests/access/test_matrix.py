"""Nobody learns what is not for them: every role, every record, every page that could tell.

The oracle is `world.MAY_SEE`, written by hand. A cell is one record that one role may not see, looked
for in the bytes and headers of one answer. The rule's own SQL is tried on both databases by
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
from tests.access import world as worlds
from tests.access.addresses import EVERYWHERE, HEADERS, IN_ADMIN, PUBLIC
from tests.access.world import COMMON_WORD, EDITS_LIBRARIES, MAY_SEE, Marked, World

#: The attempts of the whole matrix together, below which it has lost something.
MIN_CELLS = 10_000


def pages_of(item: Marked) -> list[str]:
    """The addresses of a record."""
    return [item.path, f"{item.path}files/{item.file.number}/"]


def spellings_of(item: Marked) -> list[str]:
    """What stands beside those addresses: each other way of writing them, and each neighbour."""
    path, number = item.path, item.file.number
    return [
        f"/cy{path}", path.rstrip("/"), path.upper(), f"{path}?page=0", f"{path}history/",
        f"/cy{path}files/{number}/", f"{path}files/{number}", f"{path}files/{number + 1}/", f"{path}files/0/",
        path.replace(item.resource.slug, item.resource.slug[:-1]),
        path.replace(item.resource.slug, item.resource.slug.upper()),
    ]  # fmt: skip


#: How an address is written is asked of one record that is live and of one draft: its library changes nothing in it.
SPELLED = {"south", "south draft"}
LOGIN = "/accounts/login/"
#: Hidden parts of a record that is itself for some.
INSIDE_OTHERS = {"the newer draft", "the withdrawn file"}
#: Nobody is signed in: Django ends the session of an account that was closed.
SIGNED_OUT = {"anonymous", "closed account"}

#: One of those without any right in the admin, and everybody who has one there.
SWEEPS = [
    "anonymous",
    "member of North",
    "coordinator of North",
    "editor",
    "publisher",
    "translator",
    "blueprint editor",
]
#: One for each answer that a closed library gives. How an address is written and asked changes nothing between two of a kind.
TELL_APART = {
    "anonymous",
    "signed in",
    "lapsed",
    "suspended",
    "applicant",
    "not begun",
    "says that she works for it",
    *SWEEPS,
}


@pytest.fixture
def world(home, welsh_home, django_capture_on_commit_callbacks) -> World:
    with django_capture_on_commit_callbacks(execute=True):
        return worlds.build()


def client_of(world: World, role: str) -> Client:
    client = Client(headers={"Sec-Fetch-Site": "same-origin"}, raise_request_exception=False)
    if role != "anonymous":
        client.force_login(world.people[role])
    return client


def said(response) -> bytes:
    """Everything that an answer tells: body, headers, and where it sends."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body + "\n".join(f"{name}: {value}" for name, value in response.headers.items()).encode()


class Reader:
    """Asks as one role and notes each mark that the answer should not have held."""

    def __init__(self, world: World, role: str) -> None:
        self.role = role
        self.client = client_of(world, role)
        self.hidden = [item for name, item in world.objects.items() if name not in MAY_SEE[role]]
        self.opens = {world.objects[name].resource.section.library_id for name in MAY_SEE[role]}
        self.leaks: list[str] = []
        self.cells = 0

    def ask_for_record(self, item: Marked) -> None:
        """A hidden record is not there for whoever may open its library; the others hear of the library alone."""
        for path in pages_of(item):
            plain: list[tuple[str, dict[str, str]]] = [("get", {})]
            more = [("head", {}), *(("get", headers) for headers in HEADERS)]
            asked = [*plain, *more] if item.name in SPELLED and self.role in TELL_APART else plain
            for method, headers in asked:
                response = self.ask(path, method, headers)
                if item.name in INSIDE_OTHERS:
                    continue
                given = (response.status_code, response.headers.get("Location"), response.headers["Cache-Control"])
                if given != (*self.refusal(item, path), "private, no-store"):
                    self.leaks.append(f"{self.role}: {method} {path} answers {given}")

    def refusal(self, item: Marked, path: str) -> tuple[int, str | None]:
        if self.role in SIGNED_OUT:
            return 302, f"{LOGIN}?next={path}"
        return (404 if item.resource.section.library_id in self.opens else 403), None

    def ask(self, path: str, method: str = "get", headers: dict[str, str] | None = None):
        """Each ask is as many cells as there are records that this person may not hear of."""
        response = getattr(self.client, method)(path, headers=headers)
        self.cells += len(self.hidden)
        if response.status_code >= 500:
            self.leaks.append(f"{self.role}: {method} {path} broke with {response.status_code}")
        answer = said(response).lower()
        for item in self.hidden:
            for mark in item.marks:
                if mark.lower() in path.lower():
                    continue  # what the person typed herself is no news to her
                if mark.lower().encode() in answer:
                    self.leaks.append(f"{self.role}: {method} {path} tells {mark}")
        return response


def test_each_role_sees_what_is_for_it_and_learns_nothing_of_the_rest(world):
    leaks, shown, cells = [], {}, 0
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
        leaks += reader.leaks
        cells += reader.cells
        own = [world.objects[name].file.pk for name in MAY_SEE[role]]
        assert not Download.objects.exclude(file__in=own).exists(), role
        shown |= {(role, name): shown_on(world.objects[name], reader.client) for name in MAY_SEE[role]}
        Download.objects.all().delete()  # what she was given by right

    assert not leaks, "\n".join(leaks)
    assert cells >= MIN_CELLS, cells
    # The other half: without it, a site that shows nothing to anybody would pass.
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
