"""Fills the libraries until each has three sections and fifteen resources, with files of six kinds that say they are examples."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from demo.content import files
from demo.content import library_texts as texts
from demo.content.library import publish
from demo.seeded_content import SeededContent
from files.file_types import sniff
from learning.audiences import AudienceKind
from learning.library import services
from learning.library.enums import HEARD, Licence
from learning.library.models import Library, Resource, ResourceFile, Section

SECTIONS, RESOURCES = 3, 15
#: The libraries that exist here alone: address, title, Welsh title, the networks that it is for.
MORE_LIBRARIES = [
    ("east", "East network library", "Llyfrgell rhwydwaith East", ("east",)),
    ("midlands", "Midlands network library", "Llyfrgell rhwydwaith Midlands", ("midlands",)),
    ("wales", "Wales network library", "Llyfrgell rhwydwaith Wales", ("wales",)),
    ("south-and-north", "Library of two networks", "Llyfrgell dau rwydwaith", ("south", "north")),
]
SECTION_TITLES = [
    ("Example sheets", "Taflenni enghreifftiol"),
    ("Example recordings", "Recordiadau enghreifftiol"),
    ("Example slides", "Sleidiau enghreifftiol"),
]
SUMMARY = ("An example, to show how a long list looks.", "Enghraifft, i ddangos sut mae rhestr hir yn edrych.")
#: What makes the files of a resource: the name of each and its bytes.
MAKERS: list[tuple[str, str, Callable[[], bytes]]] = [
    ("Example sheet", "Taflen enghreifftiol", lambda: files.pdf(texts.EXAMPLE_SHEET)),
    ("Example sheet to change", "Taflen i’w newid", lambda: files.docx(texts.EXAMPLE_SHEET)),
    ("Example table", "Tabl enghreifftiol", lambda: files.xlsx(texts.EXAMPLE_TABLE)),
    ("Example slides", "Sleidiau enghreifftiol", lambda: files.pptx(texts.EXAMPLE_SHEET)),
    ("Example text", "Testun enghreifftiol", lambda: files.odt(texts.EXAMPLE_SHEET)),
    ("Example recording", "Recordiad enghreifftiol", files.silence),
]
LICENCES = (Licence.MEMBERS, Licence.CC_BY_NC, Licence.CC_BY)
#: One resource in so many has words in Welsh.
IN_WELSH = 3


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Adds what is missing: a library that has its sections and resources keeps them as they are."""
    for slug, title, welsh, networks in MORE_LIBRARIES:
        if not Library.objects.filter(slug=slug).exists():
            library = publish(Library(slug=slug, audience_kind=AudienceKind.NETWORKS), seeded, (title, welsh), ("", ""))
            library.networks.set(seeded.networks[network] for network in networks)
    for library in Library.objects.order_by("pk"):
        _fill(library, seeded)


def _fill(library: Library, seeded: SeededContent) -> None:
    sections = list(library.sections.all())
    for order in range(len(sections), SECTIONS):
        section = Section(library=library, order=order + 1)
        sections.append(publish(section, seeded, SECTION_TITLES[order], ("", "")))
    there = Resource.objects.filter(section__library=library).count()
    for number in range(there + 1, RESOURCES + 1):
        _resource(seeded, library, sections[number % SECTIONS], number)


def _resource(seeded: SeededContent, library: Library, section: Section, number: int) -> None:
    name, welsh, make = MAKERS[number % len(MAKERS)]
    at = timezone.now() - datetime.timedelta(days=370 - 20 * number)
    resource = Resource(
        section=section, slug=f"{library.slug}-example-{number}", order=10 + number, licence=LICENCES[number % 3]
    )
    resource.first_published_at = at
    titles = (f"{name} {number}", f"{welsh} {number}" if number % IN_WELSH == 0 else "")
    publish(resource, seeded, titles, SUMMARY)
    file = _file(resource, titles[0], make(), seeded)
    if file.kind in HEARD:
        words = files.docx(texts.EXAMPLE_SHEET)
        _file(resource, f"What is said in {titles[0]}", words, seeded, transcript_of=file)
    ResourceFile.objects.filter(resource=resource).update(added_at=at)
    Resource.objects.filter(pk=resource.pk).refresh_newest()


def _file(resource: Resource, name: str, content: bytes, seeded: SeededContent, **more: Any) -> ResourceFile:
    upload = ContentFile(content, name=f"made.{sniff(BytesIO(content))}")
    return services.add_file(resource, upload, name=name, language="en-gb", by=seeded.admin, **more)
