"""Asks the site as one kind of person, and notes what she should not have heard: every page, every header, every email."""

from __future__ import annotations

from django.test import Client

from tests.access import handed_over
from tests.access.addresses import HEADERS
from tests.access.meetings import COMING, MAY_MEET, PLANS, MarkedMeeting
from tests.access.world import MAY_SEE, Marked, World


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
        self.person = world.people.get(role)
        self.client = client_of(world, role)
        self.hidden = [item for name, item in world.objects.items() if name not in MAY_SEE[role]]
        self.opens = {world.objects[name].resource.section.library_id for name in MAY_SEE[role]}
        self.meets = MAY_MEET.get(role, set())
        self.hidden_meetings = [item for name, item in world.meetings.items() if name not in self.meets]
        self.networks = {world.meetings[name].meeting.network_id for name in self.meets}
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
                if item.name not in INSIDE_OTHERS:
                    opens = item.resource.section.library_id in self.opens
                    self.is_refused(response, f"{method} {path}", path, 404 if opens else 403)

    def ask_for_meeting(self, item: MarkedMeeting) -> None:
        opens = item.meeting.network_id in self.networks
        for path in item.pages if self.role in TELL_APART else item.pages[:1]:
            self.is_refused(self.ask(path), path, path, 404 if opens else 403)
        if self.role in TELL_APART and item.name not in PLANS.get(self.role, set()):
            for path in item.plans:
                self.is_refused(self.ask(path), path, path, 404)

    def is_refused(self, response, asked: str, path: str, status: int) -> None:
        expected = (302, f"{LOGIN}?next={path}") if self.role in SIGNED_OUT else (status, None)
        given = (response.status_code, response.headers.get("Location"))
        if given != expected or response.headers["Cache-Control"] != "private, no-store":
            self.leaks.append(f"{self.role}: {asked} answers {given}")

    def ask_for_what_is_handed_over(self, world: World) -> None:
        """Calendar, digest and emails hold all that is hers and nothing else; an email of a meeting names none of it."""
        meetings = [world.meetings[name] for name in self.meets]
        calendar, digest = handed_over.calendar_of(self.person), handed_over.digest_for(self.person)
        self.look_into("her calendar", calendar)
        self.look_into("her digest", digest)
        self.holds("her calendar", calendar, meetings)
        self.holds("her digest", digest, [item for item in meetings if item.name in COMING])
        self.holds("her digest", digest, [world.objects[name] for name in MAY_SEE[self.role] if "Welsh" not in name])
        every = list(world.meetings.values())
        for item, email in zip(every, handed_over.notices_for(self.person, every), strict=True):
            self.look_into(f"the email of {item.name}", email, [item])
            if bool(email) != (item.name in self.meets & COMING):
                self.leaks.append(f"{self.role}: the email of {item.name}: {email!r}")

    def holds(self, what: str, content: bytes, items: list) -> None:
        self.leaks += [
            f"{self.role}: {what} lacks {item.name}" for item in items if item.marks[0].encode() not in content
        ]

    def ask_for_pack(self, path: str, content: bytes) -> None:
        response = self.ask(path)
        if path.split("/")[3] not in MAY_SEE[self.role]:  # each library has a record of its name
            self.is_refused(response, path, path, 403)
        elif response.status_code == 302:
            self.look_into(path, content)
        else:
            self.leaks.append(f"{self.role}: {path} answers {response.status_code}")

    def ask(self, path: str, method: str = "get", headers: dict[str, str] | None = None):
        """Each ask is as many cells as there are records that this person may not hear of."""
        response = getattr(self.client, method)(path, headers=headers)
        if response.status_code >= 500:
            self.leaks.append(f"{self.role}: {method} {path} broke with {response.status_code}")
        planned = PLANS.get(self.role, set()) if "/manage/" in path else set()
        meetings = [item for item in self.hidden_meetings if item.name not in planned]
        self.look_into(f"{method} {path}", said(response), [*self.hidden, *meetings])
        return response

    def look_into(self, asked: str, content: bytes, hidden: list | None = None) -> None:
        answer = content.lower()
        hidden = [*self.hidden, *self.hidden_meetings] if hidden is None else hidden
        self.cells += len(hidden)
        for item in hidden:
            for mark in item.marks:
                # what the person typed herself is no news to her
                if mark.lower().encode() in answer and mark.lower() not in asked.lower():
                    self.leaks.append(f"{self.role}: {asked} tells {mark}")
