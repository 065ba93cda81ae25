"""The template that a text names, and that its program would fetch: the cleaner takes it out (`files.cleaning`)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from django.core.files import File

from files.inspection.archives import opened, xml
from files.inspection.office import relationships
from files.inspection.opendocument import XLINK, is_outside
from files.inspection.refusals import has_outside_template


def refuse_outside_template(file: File) -> None:
    """Raises ValidationError for a text that is stored as it is and takes its template from elsewhere."""
    if not zipfile.is_zipfile(file):
        return
    with opened(file) as archive:
        for address in _outside_templates(archive):
            raise has_outside_template(address)
    file.seek(0)


def _outside_templates(archive: zipfile.ZipFile) -> Iterator[str]:
    for relationship in relationships(archive):
        if relationship.kind == "attachedTemplate" and relationship.is_external:
            yield relationship.target
    if "meta.xml" in archive.namelist():
        for element in xml(archive, "meta.xml").iter("{*}template"):
            if is_outside(element.get(XLINK, "")):
                yield element.get(XLINK)
