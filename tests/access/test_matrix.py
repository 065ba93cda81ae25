"""Nobody learns what is not for them: every role, every record, every place that could tell.

The oracle is `world.MAY_SEE`, written by hand. A cell is one record that one role may not see, looked
for in the bytes and headers of one answer. `pytest tests/access -s` prints how many cells there were.
"""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import Task

from tests.access import world as worlds
from tests.access.world import COMMON_WORD, EDITS_LIBRARIES, MAY_SEE, Marked, World

#: Whole site: each must be silent about every record that the role may not see.
EVERYWHERE = [
    "/", "/cy/", "/learning/", "/cy/learning/", "/sitemap.xml", "/robots.txt", "/nothing-here/", "/cy/nothing-here/",
    f"/search/?q={COMMON_WORD}", f"/cy/search/?q={COMMON_WORD}", "/search/?q=mark", "/search/?q=Section",
    "/accounts/login/", "/health/ready", "/learning/networks/south/apply/", "/learning/networks/north/apply/",
    "/learning/libraries/", "/learning/libraries/south/", "/learning/libraries/south/?q=mark",
    "/learning/libraries/south/?page=0", "/learning/libraries/north/", "/learning/libraries/shared/",
    "/learning/libraries/organisation/", "/learning/libraries/drafted/", "/learning/libraries/over/",
    "/cy/learning/libraries/south/", "/LEARNING/LIBRARIES/SOUTH/", "/learning/libraries/south",
    "/admin/", f"/admin/pages/?q={COMMON_WORD}", "/admin/reports/site-history/", "/admin/reports/workflow/",
    "/admin/reports/locked/", "/admin/reports/aging-pages/",
]  # fmt: skip


def of_record(item: Marked) -> list[str]:
    """The addresses that belong to one record, and those beside it."""
    path, number = item.path, item.file.number
    return [
        path, f"/cy{path}", path.rstrip("/"), path.upper(), f"{path}?page=0", f"{path}history/",
        f"{path}files/{number}/", f"/cy{path}files/{number}/", f"{path}files/{number}", f"{path}files/{number + 1}/",
        f"{path}files/0/", path.replace(item.resource.slug, item.resource.slug[:-1]),
        path.replace(item.resource.slug, item.resource.slug.upper()),
    ]  # fmt: skip


@pytest.fixture
def world(home, welsh_home, django_capture_on_commit_callbacks) -> World:
    with django_capture_on_commit_callbacks(execute=True):
        return worlds.build()


def client_of(world: World, role: str) -> Client:
    client = Client(headers={"Sec-Fetch-Site": "same-origin"}, raise_request_exception=False)
    if role != "anonymous":
        client.force_login(world.people[role], backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def said(response) -> bytes:
    """Everything that an answer tells: body, headers, and where it sends."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body + "\n".join(f"{name}: {value}" for name, value in response.headers.items()).encode()


class Reader:
    """Asks as one role and notes each mark that the answer should not have held."""

    def __init__(self, world: World, role: str) -> None:
        self.client = client_of(world, role)
        self.hidden = [item for name, item in world.objects.items() if name not in MAY_SEE[role]]
        self.cells = 0
        self.leaks: list[str] = []

    def ask(self, path: str, method: str = "get") -> None:
        response = getattr(self.client, method)(path)
        if response.status_code >= 500:
            self.leaks.append(f"{method} {path} broke with {response.status_code}")
        answer = said(response).lower()
        for item in self.hidden:
            self.cells += 1
            for mark in item.marks:
                if mark.lower() in path.lower():
                    continue  # what the person typed herself is no news to her
                if mark.lower().encode() in answer:
                    self.leaks.append(f"{method} {path} tells {mark}")


@pytest.mark.parametrize("role", MAY_SEE)
def test_each_role_sees_what_is_for_it_and_learns_nothing_of_the_rest(world, role, capsys):
    reader = Reader(world, role)
    for path in EVERYWHERE:
        if not (role in EDITS_LIBRARIES and path.startswith("/admin/")):
            reader.ask(path)
    for item in reader.hidden:
        for path in of_record(item):
            reader.ask(path)
        for path in (item.path, f"{item.path}files/{item.file.number}/"):  # headers without a body: once a view
            reader.ask(path, "head")

    with capsys.disabled():
        print(f"\n  {role}: {reader.cells} cells, {len(reader.leaks)} leaks", end="")
    assert not reader.leaks, "\n".join(reader.leaks)
    # The other half: without it, a site that shows nothing to anybody would pass.
    for name in MAY_SEE[role]:
        assert places_that_show(world.objects[name], reader.client) == {"page", "library", "search", "file"}, name


def places_that_show(item: Marked, client: Client) -> set[str]:
    """Where a record is shown to whom it is for, in the language of its words."""
    prefix = "/cy" if item.name.endswith("in Welsh") else ""
    asked = {
        "page": f"{prefix}{item.path}",
        "library": f"{prefix}/learning/libraries/{item.resource.section.library.slug}/",
        "search": f"{prefix}/search/?q={COMMON_WORD}",
    }
    found = {place for place, path in asked.items() if item.marks[0] in client.get(path).content.decode()}
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


#: Those who have no membership at all are alike here; each whose role opens a part of the admin differs.
SWEEPS = [
    "anonymous", "signed in", "member of North", "lapsed", "coordinator of North", "editor", "publisher", "translator",
    "blueprint editor",
]  # fmt: skip


@pytest.mark.parametrize("role", SWEEPS)
def test_no_address_that_the_resolver_lists_tells_of_them_either(world, role, capsys):
    reader = Reader(world, role)
    listed = addresses(world)
    for path in listed:
        if "logout" in path or path.startswith("/exit") or path == "/admin/failwhale/":  # breaks on purpose
            continue
        reader.ask(path)

    with capsys.disabled():
        print(f"\n  {role}: {len(listed)} addresses, {reader.cells} cells, {len(reader.leaks)} leaks", end="")
    for kind in ("library", "section", "resource"):
        reader.ask(f"/admin/bulk/library/{kind}/delete/?id=all")
        reader.ask(f"/admin/bulk/library/{kind}/publish/?id=all")
        task = Task.objects.first()
        number = world.objects["south draft"].resource.pk
        reader.ask(f"/admin/snippets/library/{kind}/workflow/preview/{number}/{task.pk}/")
        reader.ask("/admin/")  # a message would wait for the next page
        reader.ask(f"/admin/snippets/library/{kind}/?q={COMMON_WORD}&export=csv")
    assert len(listed) > 100
    assert not reader.leaks, "\n".join(reader.leaks)


# --- known and unknown ------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["signed in", "member of North", "lapsed", "applicant", "editor"])
def test_known_and_unknown_paths_of_a_closed_library_get_the_same_answer(world, role):
    client = client_of(world, role)
    item = world.objects["south"]
    known = [item.path, f"{item.path}files/1/", world.objects["south draft"].path]
    unknown = [f"/learning/libraries/south/{name}/" for name in ("nothing", "nothing/files/1", "at-x")]

    answers = set()
    for path in [*known, *unknown]:
        response = client.get(path)
        # the language switch leads to the same path, which she typed herself
        answers.add((response.status_code, response.content.replace(path.encode(), b"PATH")))

    assert len(answers) == 1
    assert answers.pop()[0] == 403


def test_signed_out_every_path_leads_to_sign_in_and_back(world):
    client = Client()
    for path in [world.objects["south"].path, "/learning/libraries/south/nothing/", "/learning/libraries/no-such/x/"]:
        response = client.get(path)
        assert response.status_code == 302
        assert response.headers["Location"] == f"/accounts/login/?next={path}"
