"""Lists of DOIs: one or several a line, alone or as addresses."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blueprint.citations.reading.base import Reader, Record
from core.doi import dois_in


def read(text: str) -> list[Record]:
    """Each DOI as a record, and each other line that holds words as one that failed."""
    records = []
    for number, line in enumerate(text.split("\n"), start=1):
        dois = dois_in(line)
        records += [Record(line=number, name=doi, doi=doi) for doi in dois]
        if line.strip() and not dois:
            records.append(Record(line=number, name=line.strip()[:80], fault=_("There is no DOI in this line.")))
    return records if any(record.doi for record in records) else []


READER = Reader(
    name=gettext_lazy("DOIs"), recognises=re.compile(r"10\.\d{4,9}/\S|10\.\d{4,9}%2f", re.I).search, read=read
)
