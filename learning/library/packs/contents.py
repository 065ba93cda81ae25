"""What belongs into the pack of a section, in one language, at this moment."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field

from django.conf import settings
from django.utils import translation

from languages.locales import language_tag
from learning.library.enums import SEVERAL_LANGUAGES
from learning.library.files.filenames import name_in_pack
from learning.library.models import Resource, ResourceFile, Section
from learning.library.reading.versions import in_language

#: Changes with the look of the contents pages, so that all packs are made anew.
FORM = 1


@dataclass(frozen=True)
class PackedFile:
    pk: int
    key: str
    path: str
    name: str
    kind: str
    #: Of its name, as HTML writes it; empty for the language of the pack.
    lang: str
    size: int
    sha256: str
    version: int
    what_changed: str
    is_transcript: bool


@dataclass(frozen=True)
class PackedResource:
    title: str
    summary: str
    lang: str
    licence: str
    themes: list[str]
    content_note: str
    address: str
    files: list[PackedFile]


@dataclass(frozen=True)
class PackContents:
    library: str
    section: str
    language: str
    resources: list[PackedResource] = field(default_factory=list)

    @property
    def files(self) -> list[PackedFile]:
        return [file for resource in self.resources for file in resource.files]

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)

    @property
    def sha256(self) -> str:
        """Of all that is in the pack: another one is made when it differs."""
        return hashlib.sha256(json.dumps([FORM, asdict(self)]).encode()).hexdigest()

    @property
    def name(self) -> str:
        return f"{self.library} – {self.section}"


def contents_of(section: Section, language: str) -> PackContents:
    """What members can download in this section now, current versions alone.

    Of each resource the files in this language, or all where it has none. Empty where no file at all is in this
    language, unless it is the main one: the pack would be the same.
    """
    published = Resource.objects.published().filter(section=section).order_by("order", "pk")
    resources = list(published.prefetch_related("translations").with_current_files())
    title, library = section.translation_in(language).title, section.library.translation_in(language).title
    contents = PackContents(library, title, language)
    spoken = {file.language for resource in resources for file in resource.current_files}
    if language != settings.LANGUAGE_CODE and not spoken & {language, SEVERAL_LANGUAGES}:
        return contents
    taken: set[str] = set()
    for resource in resources:
        if files := in_language(resource.current_files, language):
            contents.resources.append(_packed(resource, section, files, language, taken))
    return contents


def _packed(
    resource: Resource, section: Section, files: list[ResourceFile], language: str, taken: set[str]
) -> PackedResource:
    words = resource.translation_in(language)
    resource.section = section
    with translation.override(settings.LANGUAGE_CODE):
        address = resource.get_full_url()
    return PackedResource(
        title=words.title,
        summary=words.summary,
        lang=_foreign(words.language, language),
        licence=resource.licence,
        themes=list(resource.content_themes),
        content_note=words.content_note,
        address=address,
        files=[_packed_file(file, language, taken) for file in files],
    )


def _packed_file(file: ResourceFile, language: str, taken: set[str]) -> PackedFile:
    return PackedFile(
        pk=file.pk,
        key=file.key,
        path=f"files/{name_in_pack(file.name, file.kind, taken)}",
        name=file.name,
        kind=file.kind,
        lang=_foreign(file.language, language),
        size=file.size,
        sha256=file.sha256,
        version=file.version,
        what_changed=file.what_changed,
        is_transcript=file.transcript_of_id is not None,
    )


def _foreign(code: str, language: str) -> str:
    return "" if code in {language, SEVERAL_LANGUAGES} else language_tag(code)
