"""A small world of people and members-only records, each record marked with words found nowhere else."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field

from django.core.files.base import ContentFile
from django.utils import timezone

from core.dates import today
from learning.audiences import AudienceKind
from learning.library.enums import FileKind
from learning.library.models import (
    Library,
    LibraryTranslation,
    Resource,
    ResourceFile,
    ResourceTranslation,
    Section,
    SectionTranslation,
)
from learning.networks.enums import State
from learning.networks.models import Network, Organisation
from learning.training.models import Programme
from tests.access.meetings import COMMON_WORD, MarkedMeeting, meetings
from tests.factories import (
    CompletionFactory,
    MembershipFactory,
    NetworkFactory,
    OrganisationFactory,
    ProgrammeFactory,
    UserFactory,
)

DAY = datetime.timedelta(days=1)


@dataclass
class Marked:
    """A members-only record and the marks that betray it: words, file name, storage key, address."""

    name: str
    resource: Resource
    file: ResourceFile
    marks: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        return f"/learning/libraries/{self.resource.section.library.slug}/{self.resource.slug}/"


@dataclass
class World:
    people: dict[str, object]
    objects: dict[str, Marked]
    meetings: dict[str, MarkedMeeting]


#: What each person may read in the hub: the oracle, written out by hand and not by the rule itself.
MAY_SEE: dict[str, set[str]] = {
    "anonymous": set(),
    "signed in": {"shared"},
    "member of South": {"shared", "south", "south with a newer draft", "south with a withdrawn file", "south in Welsh"},
    "member of North": {"shared", "north"},
    "works for the organisation": {"shared", "north", "organisation"},
    "says that she works for it": {"shared", "north"},
    "joined again": {"shared", "south", "south with a newer draft", "south with a withdrawn file", "south in Welsh"},
    "completed in date": {"shared", "facilitators"},
    "completed without an end": {"shared", "facilitators"},
    "completion over": {"shared"},
    "completed something else": {"shared"},
    "completes tomorrow": {"shared"},
    "lapsed": {"shared"},
    "lapsed and stored": {"shared"},
    "not begun": {"shared"},
    "applicant": {"shared"},
    "more asked": {"shared"},
    "refused": {"shared"},
    "left": {"shared"},
    "removed": {"shared"},
    "suspended": {"shared"},
    "closed account": set(),
    "coordinator of North": {"shared"},
    "editor": {"shared"},
    "publisher": {"shared"},
    "translator": {"shared"},
    "blueprint editor": {"shared"},
    "network editor": {"shared"},
    "staff": {"shared"},
    "superuser": {"shared"},
}
#: Whose work in the admin includes the libraries; there they see records, in the hub they do not.
EDITS_LIBRARIES = {"network editor", "superuser"}
#: Who has one of the roles, and which.
ROLES = {
    "editor": "editor",
    "publisher": "publisher",
    "translator": "translator",
    "blueprint editor": "blueprint editor",
    "network editor": "network editor",
}


def build() -> World:
    south, north = NetworkFactory(name="South"), NetworkFactory(name="North")
    organisation = OrganisationFactory(name="Example Housing")
    programme = ProgrammeFactory(name="Example Facilitating")
    found = people(south, north, organisation)
    completions(found, programme)
    records = objects(south, north, organisation, programme)
    materials = [records[name].resource for name in ("south", "north", "shared", "south draft")]
    return World(found, records, meetings(south, north, materials))


# --- people -----------------------------------------------------------------------------------


def people(south: Network, north: Network, organisation: Organisation) -> dict[str, object]:
    memberships = memberships_of_each(south, north, organisation)
    found: dict[str, object] = {}
    for name in MAY_SEE:
        if name == "anonymous":
            continue
        email = f"{name.replace(' ', '.').lower()}@example.org"
        roles = [ROLES[name]] if name in ROLES else []
        user = UserFactory(
            email=email,
            roles=roles,
            is_active=name != "closed account",
            is_staff=name in {"staff", "superuser"},
            is_superuser=name == "superuser",
        )
        if name in memberships:
            network, state, starts, ends, employer = memberships[name]
            fields = dict(
                state=state, starts_on=starts, ends_on=ends, organisation=employer, confirmed="says" not in name
            )
            MembershipFactory(user=user, network=network, **fields)
        found[name] = user
    MembershipFactory(user=found["joined again"], network=south, state=State.LAPSED, starts=-400, ends=-30)
    north.coordinators.add(found["coordinator of North"])
    return found


def completions(people: dict[str, object], programme: Programme) -> None:
    """In days from today: when each completed the programme, and until when that counts."""
    days = {
        "completed in date": (-30, 0),
        "completed without an end": (0, None),
        "completion over": (-400, -1),
        "completes tomorrow": (1, 300),
        "closed account": (-30, 300),
    }
    for name, (day, last) in days.items():
        CompletionFactory(person=people[name], programme=programme, day=day, last=last)
    CompletionFactory(person=people["completed something else"])


def memberships_of_each(south: Network, north: Network, organisation: Organisation) -> dict[str, tuple]:
    """By person: network, state, first and last day, and where she says that she works."""
    now = today()
    return {
        "member of South": (south, State.ACTIVE, now - 30 * DAY, now + 300 * DAY, None),
        "member of North": (north, State.ACTIVE, now - 30 * DAY, now, None),
        "works for the organisation": (north, State.ACTIVE, now, now + DAY, organisation),
        "says that she works for it": (north, State.ACTIVE, now, now + DAY, organisation),
        "lapsed": (south, State.ACTIVE, now - 365 * DAY, now - DAY, organisation),
        "lapsed and stored": (south, State.LAPSED, now - 365 * DAY, now - DAY, organisation),
        "joined again": (south, State.ACTIVE, now - DAY, now + 300 * DAY, None),
        "not begun": (south, State.ACTIVE, now + DAY, now + 365 * DAY, organisation),
        "applicant": (south, State.APPLIED, None, None, organisation),
        "more asked": (south, State.MORE_ASKED, None, None, organisation),
        "refused": (south, State.REFUSED, None, None, organisation),
        "left": (south, State.LEFT, now - 30 * DAY, now + 300 * DAY, organisation),
        "removed": (south, State.REMOVED, now - 30 * DAY, now + 300 * DAY, organisation),
        "suspended": (south, State.SUSPENDED, now - 30 * DAY, now + 300 * DAY, organisation),
        "closed account": (south, State.ACTIVE, now - 30 * DAY, now + 300 * DAY, organisation),
    }


# --- records ----------------------------------------------------------------------------------


def objects(south: Network, north: Network, organisation: Organisation, programme: Programme) -> dict[str, Marked]:
    now = timezone.now()
    in_south = section(library("south", networks=[south]))
    in_north = section(library("north", networks=[north]))
    in_shared = section(library("shared", AudienceKind.EVERYONE))
    in_organisation = section(library("organisation", AudienceKind.ORGANISATIONS, organisations=[organisation]))
    for_facilitators = section(library("facilitators", AudienceKind.COMPLETIONS, programmes=[programme]))
    made = [
        marked("south", in_south),
        marked("north", in_north),
        marked("shared", in_shared),
        marked("organisation", in_organisation),
        marked("facilitators", for_facilitators),
        marked("facilitators draft", for_facilitators, live=False, first_published_at=None),
        marked("south draft", in_south, live=False, first_published_at=None),
        marked("south scheduled", in_south, live=False, first_published_at=None, go_live_at=now + DAY),
        marked("south live but not yet", in_south, go_live_at=now + DAY),
        marked("south expired", in_south, expire_at=now - DAY),
        marked("south withdrawn", in_south, live=False),
        marked("south in a draft section", section(in_south.library, live=False)),
        marked("in a draft library", section(library("drafted", networks=[south], live=False))),
        marked("in an expired library", section(library("over", networks=[south], expire_at=now - DAY))),
        marked("south in Welsh", in_south, language="cy"),
        with_newer_draft(marked("south with a newer draft", in_south)),
        with_withdrawn_file(marked("south with a withdrawn file", in_south)),
    ]
    found = {item.name: item for item in made}
    for item in made:
        extra = getattr(item, "hidden", None)
        if extra:
            found[extra.name] = extra
    return found


def library(slug: str, kind=AudienceKind.NETWORKS, *, networks=(), organisations=(), programmes=(), **state) -> Library:
    record = Library(slug=slug, audience_kind=kind, **published(state))
    record.translations.add(LibraryTranslation(language="en-gb", title=f"Library {slug}"))
    record.save()
    record.networks.set(networks)
    record.organisations.set(organisations)
    record.programmes.set(programmes)
    return record


def section(of: Library, **state) -> Section:
    record = Section(library=of, **published(state))
    record.translations.add(SectionTranslation(language="en-gb", title="Section"))
    record.save()
    return record


def published(state: dict) -> dict:
    return {"live": True, "first_published_at": timezone.now()} | state


def marked(name: str, of: Section, *, language: str = "en-gb", **state) -> Marked:
    mark = "mark" + "".join(part.capitalize() for part in name.split())
    record = Resource(section=of, slug=f"at-{mark.lower()}", **published(state))
    if language != "en-gb":
        record.translations.add(ResourceTranslation(language="en-gb", title=f"Plain {COMMON_WORD}"))
    record.translations.add(
        ResourceTranslation(
            language=language,
            title=f"{mark}Title {COMMON_WORD}",
            summary=f"{mark}Summary",
            content_note=f"{mark}Note",
            text=f"<p>{mark}Text</p>",
        )
    )
    record.save()
    file = add_file(record, f"{mark}File", number=1)
    return Marked(name, record, file, [mark, f"at-{mark.lower()}", file.file.name])


def add_file(record: Resource, name: str, number: int, **state) -> ResourceFile:
    content = f"%PDF-{name}Bytes".encode()
    sums = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    file = ResourceFile(resource=record, number=number, name=name, kind=FileKind.PDF, **sums, **state)
    file.file.save("x.pdf", ContentFile(content), save=False)
    file.save()
    return file


def with_newer_draft(item: Marked) -> Marked:
    """Published as it stands, with a draft that says something that is not out yet."""
    draft = item.resource.translations.get()
    draft.title = "markOnlyInTheDraft"
    item.resource.translations = [draft]
    item.resource.save_revision()
    item.resource.refresh_from_db()
    item.hidden = Marked("the newer draft", item.resource, item.file, ["markOnlyInTheDraft"])  # type: ignore[attr-defined]
    return item


def with_withdrawn_file(item: Marked) -> Marked:
    """A resource whose second file has been taken back."""
    file = add_file(item.resource, "markTakenBack", number=2, withdrawn_at=timezone.now())
    hidden = Marked("the withdrawn file", item.resource, file, ["markTakenBack", file.file.name])
    item.hidden = hidden  # type: ignore[attr-defined]
    return item
