"""Libraries, sections, resources and files, made as short as a test can say them."""

from __future__ import annotations

import itertools

from django.core.files.base import ContentFile

from learning.audiences import AudienceKind
from learning.library import services
from learning.library.models import (
    Library,
    LibraryTranslation,
    Resource,
    ResourceFile,
    ResourceTranslation,
    Section,
    SectionTranslation,
)
from tests.documents import pdf

PDF = pdf()
_numbers = itertools.count(1)


def make_library(
    slug, networks=(), kind=AudienceKind.NETWORKS, organisations=(), programmes=(), live=True, **fields
) -> Library:
    library = Library(slug=slug, audience_kind=kind, live=live, **fields)
    library.translations.add(LibraryTranslation(language="en-gb", title=f"Library {slug}"))
    library.save()
    library.networks.set(networks)
    library.organisations.set(organisations)
    library.programmes.set(programmes)
    return library


def make_section(library, title="Section", order=1, live=True, **fields) -> Section:
    section = Section(library=library, order=order, live=live, **fields)
    section.translations.add(SectionTranslation(language="en-gb", title=title))
    section.save()
    return section


def make_resource(section, slug="", title="", order=1, live=True, welsh="", **fields) -> Resource:
    slug = slug or f"resource-{next(_numbers)}"
    resource = Resource(section=section, slug=slug, order=order, live=live, **fields)
    resource.translations.add(
        ResourceTranslation(language="en-gb", title=title or f"Title of {slug}", summary=f"About {slug}.")
    )
    if welsh:
        resource.translations.add(ResourceTranslation(language="cy", title=welsh))
    resource.save()
    return resource


def make_file(resource, name="A file", content=b"", **options) -> ResourceFile:
    """Each file of a resource has its own bytes; those of the first are `PDF`."""
    content = content or PDF + b"\n" * resource.files.count()
    options.setdefault("language", "en-gb")
    return services.add_file(resource, ContentFile(content, name="upload.pdf"), name=name, **options)
