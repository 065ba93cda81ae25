"""The eight combinations in which somebody can make a journey: language, width of her window, scripts on or off.

CI makes each journey in the one combination that its test names, so that every value occurs; all eight are made with
`JOURNEYS=all`. What stands on buttons and labels comes from the catalogue of the site, never from here.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

import pytest
from django.utils import translation
from django.utils.translation import gettext, ngettext, pgettext

from tests.documents import pdf


@dataclass(frozen=True)
class Combination:
    language: str = "en-gb"
    width: int = 1280
    script: bool = True

    def __str__(self) -> str:
        return f"{self.language[:2]}-{self.width}-{'script' if self.script else 'plain'}"

    @property
    def number(self) -> int:
        """So that each combination takes people of its own."""
        return ALL.index(self)

    @property
    def options(self) -> dict:
        return {"viewport": {"width": self.width, "height": 900}, "java_script_enabled": self.script}

    def path(self, address: str) -> str:
        return f"/cy{address}" if self.language == "cy" and not address.startswith("/admin/") else address

    def words(self, message: str, context: str = "", **values: object) -> str:
        with translation.override(self.language):
            return (pgettext(context, message) if context else gettext(message)) % values

    def count(self, message: str, plural: str, number: int, **values: object) -> str:
        with translation.override(self.language):
            return ngettext(message, plural, number) % ({"number": number} | values)

    def written(self, english: str, welsh: str) -> str:
        """What somebody wrote into the demonstration: not in the catalogue."""
        return welsh if self.language == "cy" else english


ENGLISH = Combination()
ALL = [
    Combination(language, width, script)
    for language in ("en-gb", "cy")
    for width in (360, 1280)
    for script in (False, True)
]


def another_pdf(combination: Combination) -> bytes:
    """For each combination another one: the same file twice is refused."""
    return pdf() + b"\n" * combination.number


def in_combination(language: str, width: int, *, script: bool):
    chosen = ALL if os.environ.get("JOURNEYS") == "all" else [Combination(language, width, script)]
    return pytest.mark.parametrize("combination", chosen, ids=str)
