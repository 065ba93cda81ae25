"""Networks, organisations, and libraries with sections, resources and files."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.utils import timezone

from demo.content import files, library_texts
from demo.grown.trees import add_to_indexes, insert_children, publish
from demo.grown.words import Words
from learning.audiences import AudienceKind
from learning.library.enums import FileKind
from learning.library.files.storages import private_storage
from learning.library.models import Library, Resource, ResourceFile, Section
from learning.networks.enums import Region, Sector
from learning.networks.models import Network, NetworkTranslation, Organisation

NETWORKS, ORGANISATIONS = 20, 200
#: Libraries of one transaction, and sections of a library.
LIBRARIES, SECTIONS = 20, 4
#: One resource in so many has words in Welsh, and one in so many a file that replaced another.
WELSH, REPLACED = 5, 10
#: Resources were published, one a day, within so many days.
DAYS = 700


def grow_networks() -> list[Network]:
    networks = _missing(Network, [f"Example {number}" for number in range(1, NETWORKS + 1)], _network)
    insert_children(networks, "translations")
    add_to_indexes(networks)
    return list(Network.objects.filter(slug__startswith="example-").order_by("pk"))


def _network(name: str, number: int) -> Network:
    network = Network(name=name, slug=f"example-{number}", region=Region.values[number % len(Region)])
    network.translations = [NetworkTranslation(description="An example network.")]
    return network


def grow_organisations() -> list[Organisation]:
    names = [f"Example organisation {number}" for number in range(1, ORGANISATIONS + 1)]
    add_to_indexes(_missing(Organisation, names, _organisation))
    return list(Organisation.objects.filter(name__in=names).order_by("pk"))


def _organisation(name: str, number: int) -> Organisation:
    return Organisation(
        name=name, sector=Sector.values[number % len(Sector)], region=Region.values[number % len(Region)]
    )


def _missing[M: models.Model](model: type[M], names: list[str], make: Callable[[str, int], M]) -> list[M]:
    """The rows of these names that were missing, written now."""
    known = set(model._base_manager.filter(name__in=names).values_list("name", flat=True))
    return model._base_manager.bulk_create(
        make(name, number) for number, name in enumerate(names, 1) if name not in known
    )


def grow_libraries(
    libraries: int, resources: int, networks: list[Network], organisations: list[Organisation]
) -> Iterator[int]:
    """Yields how many libraries each piece has. Of ten, one is for everyone, one for organisations, eight for networks."""
    file = _stored_file()
    for first in range(1, libraries + 1, LIBRARIES):
        numbers = range(first, min(first + LIBRARIES, libraries + 1))
        with transaction.atomic():
            if not Library.objects.filter(slug=f"example-library-{first}").exists():
                made = _libraries(numbers, networks, organisations)
                more = resources % libraries  # so many libraries have one resource more than the others
                sizes = [resources // libraries + (number <= more) for number in numbers]
                _resources(made, sizes, file)
        yield len(numbers)


def _libraries(numbers: range, networks: list[Network], organisations: list[Organisation]) -> list[Library]:
    kinds = {0: AudienceKind.EVERYONE, 5: AudienceKind.ORGANISATIONS}
    libraries = [
        _record(Library, "library", number, slug=f"example-library-{number}", audience_kind=kinds.get(number % 10, AudienceKind.NETWORKS))
        for number in numbers
    ]  # fmt: skip
    _insert(Library, libraries)
    for number, library in zip(numbers, libraries, strict=True):
        if library.audience_kind == AudienceKind.NETWORKS:
            library.networks.set([networks[number % len(networks)], networks[number // 7 % len(networks)]])
        elif library.audience_kind == AudienceKind.ORGANISATIONS:
            library.organisations.set([organisations[number % len(organisations)]])
    return libraries


def _resources(libraries: list[Library], sizes: list[int], file: dict[str, Any]) -> None:
    """Sections, resources and files of these libraries; `sizes` says how many resources each has."""
    sections = [
        _record(Section, "section", order, library=library, order=order)
        for library in libraries
        for order in range(1, SECTIONS + 1)
    ]
    _insert(Section, sections)
    resources = [
        _resource(sections[index * SECTIONS + number % SECTIONS], number)
        for index, size in enumerate(sizes)
        for number in range(size)
    ]
    _insert(Resource, resources)
    ResourceFile.objects.bulk_create(
        ResourceFile(resource=resource, number=1, name=resource.title, added_at=resource.first_published_at, **file)
        for resource in resources
    )
    replaced = ResourceFile.objects.filter(resource__in=resources[::REPLACED]).select_related("resource")
    ResourceFile.objects.bulk_create(
        ResourceFile(
            resource=before.resource, number=2, version=2, replaces=before, name=before.name,
            what_changed="An example of a change.", added_at=before.added_at + datetime.timedelta(hours=1), **file,
        )
        for before in replaced
    )  # fmt: skip
    Resource.objects.filter(pk__in=[resource.pk for resource in resources]).refresh_newest()


def _resource(section: Section, number: int) -> Resource:
    slug = f"{section.library.slug}-resource-{number}"
    return _record(
        Resource, "resource", section.library.pk * 1000 + number, section=section, slug=slug, order=number + 1
    )


def _record(model: type[Any], kind: str, number: int, **fields: Any) -> Any:
    """A published record with words in English, some in Welsh too."""
    words = Words(f"{kind} {number}")
    at = timezone.now() - datetime.timedelta(days=number % DAYS, minutes=number % 1000)
    record = model(live=True, first_published_at=at, last_published_at=at, **fields)
    translation = model._meta.get_field("translations").related_model
    text = {"text": words.html()} if model is Resource else {}
    rows = [translation(title=f"Example {kind} {number}", summary=words.sentence(), **text)]
    if number % WELSH == 0:
        rows.append(translation(language="cy", title=f"Enghraifft {number}", summary=words.sentence()))
    record.translations = rows
    return record


def _insert(model: type[Any], records: list[Any]) -> None:
    model._base_manager.bulk_create(records)
    insert_children(records, "translations")
    publish(records, model)
    add_to_indexes(records)


def _stored_file() -> dict[str, Any]:
    """The fields of the one stored file that all grown resources share."""
    content = files.pdf(library_texts.MEETING)
    checksum = hashlib.sha256(content).hexdigest()
    key = f"{checksum[:2]}/{checksum}"
    storage = private_storage()
    if not storage.exists(key):
        storage.save(key, ContentFile(content))
    sums = dict.fromkeys(("sha256", "received_sha256", "scanned_sha256"), checksum)
    return {"file": key, "kind": FileKind.PDF, "size": len(content), **sums}
