"""What differs between entries and recommendations: permanent number, citation and metadata.

A recommendation is cited as a report and an entry as a part of a book; with the title alone Zotero and Google
Scholar would take both for articles in a journal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from blueprint.enums import Kind

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

PUBLISHER = "One Small Thing"
BOOK = "The Hope Street blueprint"
#: A permanent number as readers write it: HS-12, hs-r7.
LABEL = re.compile(r"HS-R?[1-9][0-9]{0,6}", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class KindDetails:
    #: The prefix of its permanent number.
    number_prefix: str
    csl_type: str
    csl_genre: str
    #: The CSL variable for the blueprint: a chapter stands in a book, a report in a series.
    csl_book: str
    #: What a style prints in place of an edition, in which `{number}` is the permanent number.
    csl_edition: str
    #: Its type in schema.org.
    schema_type: str
    #: Additional `citation_*` meta elements: name and content, in which `{number}` is the permanent number
    #: and `{institution}` who says it.
    citation_meta: tuple[tuple[str, str], ...]
    #: The key of the related works in its document, and the name of the template that lists them.
    related: str
    #: The `id` (which other sites link to) and the title of the section that lists the related works.
    related_id: str
    related_title: StrPromise


KINDS: dict[str, KindDetails] = {
    Kind.ENTRY: KindDetails(
        number_prefix="HS-",
        csl_type="chapter",
        csl_genre="",
        csl_book="container-title",
        csl_edition="{number}",
        schema_type="Article",
        citation_meta=(("citation_inbook_title", BOOK),),
        related="recommendations",
        related_id="recs",
        related_title=_("Recommendations that rest on this"),
    ),
    Kind.RECOMMENDATION: KindDetails(
        number_prefix="HS-R",
        csl_type="report",
        csl_genre="Recommendation",
        csl_book="collection-title",
        csl_edition=BOOK,
        schema_type="Report",
        citation_meta=(
            ("citation_technical_report_institution", "{institution}"),
            ("citation_technical_report_number", "{number}"),
        ),
        related="entries",
        related_id="rests-on",
        related_title=_("It rests on"),
    ),
}
