"""The columns of a table: what their headings may be called, and what a cell of each means."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import dates, translation
from django.utils.translation import gettext as _

from core.names import clean_name

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: Excel's day 0. Its day 60 is 29 February 1900, which never was; nobody here is that old.
DAY_ZERO = datetime.date(1899, 12, 30)
#: Days as numbers that are believed: from 1954 to 2119.
SERIAL_NUMBERS = range(20_000, 80_000)


class Refused(Exception):
    """A row cannot be imported; the sentence says why."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


@dataclass(frozen=True)
class Column:
    """`label` is the heading, and `aliases` are others that people use, in each language. `read` takes a cell that is not empty."""

    name: str
    label: _StrOrPromise
    read: Callable[[str], Any] = clean_name
    required: bool = False
    aliases: tuple[_StrOrPromise, ...] = ()
    max_length: int = 0

    def is_headed(self, heading: str) -> bool:
        return _plain(heading) in self._headings()

    def _headings(self) -> set[str]:
        found = {_plain(self.name)}
        for code, _language in settings.LANGUAGES:
            with translation.override(code):
                found |= {_plain(str(heading)) for heading in (self.label, *self.aliases)}
        return found

    def value(self, cell: str) -> Any:
        """What the cell means; None when it is empty. Raises Refused."""
        cell = cell.strip()
        if not cell:
            if self.required:
                raise Refused(_("“%(column)s” is empty.") % {"column": self.label})
            return None
        value = self.read(cell)
        if self.max_length and len(value) > self.max_length:
            raise Refused(
                _("“%(column)s” is too long: at most %(number)s characters.")
                % {"column": self.label, "number": self.max_length}
            )
        return value


def _plain(heading: str) -> str:
    """Without case, accents, spaces and marks: “E-mail  Address:” is “emailaddress”."""
    letters = unicodedata.normalize("NFKD", heading.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def read_email(cell: str) -> str:
    """An address in small letters. Letters that look like ours and are not are refused: they would be another person's."""
    if not cell.isascii():
        raise Refused(
            _("The e-mail address has a letter that only looks like one of a to z, or that nobody sees. Type it again.")
        )
    try:
        validate_email(cell)
    except ValidationError:
        raise Refused(_("This is not an e-mail address.")) from None
    return cell.lower()


def read_date(cell: str) -> datetime.date:
    """1 February 2026 as 2026-02-01, 01/02/2026, 1.2.26, 1 Feb 2026, 1 Chwefror 2026, or the number 46054."""
    text = re.sub(r"[ T]00:00(:00(\.0+)?)?$", "", cell.strip())
    try:
        if text.isdecimal() and int(text) in SERIAL_NUMBERS:
            return DAY_ZERO + datetime.timedelta(days=int(text))
        if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
            return datetime.date(*map(int, found.groups()))
        if found := re.fullmatch(r"(\d{1,2})[/.\- ](\d{1,2}|[^\W\d]{3,})[/.\- ](\d{4}|\d{2})", text):
            day, month, year = found.groups()
            number = int(month) if month.isdecimal() else _month(month)
            return datetime.date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
    except (ValueError, KeyError):
        pass
    raise Refused(_("“%(cell)s” is no day that we can read. Write it as 01/02/2026.") % {"cell": text[:30]})


def _month(word: str) -> int:
    """By its name in a language of the site, whole or by its first letters. Raises KeyError when it is none, or two."""
    found: dict[int, None] = {}
    for code, _language in settings.LANGUAGES:
        with translation.override(code):
            found |= {at: None for at, name in dates.MONTHS.items() if _plain(str(name)).startswith(_plain(word))}
    if len(found) != 1:
        raise KeyError(word)
    return next(iter(found))


def choice_reader(choices: Any) -> Callable[[str], str]:
    """Takes a choice by its value, or by its label in any language."""

    def read(cell: str) -> str:
        wanted = _plain(cell)
        for code, _language in settings.LANGUAGES:
            with translation.override(code):
                for value, label in choices.choices:
                    if wanted in {_plain(value), _plain(str(label))}:
                        return str(value)
        raise Refused(
            _("“%(cell)s” is none of these: %(choices)s.")
            % {"cell": cell[:40], "choices": ", ".join(str(label) for label in choices.labels)}
        )

    return read
