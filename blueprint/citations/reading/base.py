"""What the readers of all formats have in common."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class UnreadableText(ValueError):
    """Raised with a sentence for people when a text as a whole holds no record of the format."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """One record of a text: a CSL item, a DOI alone, or the reason why it cannot be read."""

    #: The line on which it begins, from 1.
    line: int
    #: How people find it in their file: its key, else its title.
    name: str
    item: dict[str, Any] | None = None
    doi: str = ""
    fault: str = ""
    #: What the reader guessed or left out, in sentences.
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reader:
    #: The name that people see.
    name: str | StrPromise
    #: Whether a text seems to be of this format.
    recognises: Callable[[str], object]
    #: All records of a text, in its order, broken ones too.
    read: Callable[[str], Iterable[Record]]


#: In one text.
MOST_RECORDS = 500
#: Characters of one field: an abstract is shorter, and what is longer would take long to read.
LONGEST_FIELD = 20_000
#: Words by which a name without a comma is that of a body.
_BODY = re.compile(
    r"\b(agency|association|authority|cabinet|cent(?:re|er)|commission(?:er)?|committee|council|department|foundation|"
    r"government|group|inspectorate|institute|ministry|office|organi[sz]ation|parliament|society|trust|university|women)\b",
    re.IGNORECASE,
)
AND_OTHERS = "others"


def is_body(name: str) -> bool:
    return bool(_BODY.search(name))


def warning_of_others() -> str:
    return _("It says “and others”: complete its authors.")


def warning_left_out(names: Iterable[str]) -> list[str]:
    left_out = ", ".join(sorted(names))
    return [_("Not kept: %(fields)s.") % {"fields": left_out}] if left_out else []
