"""Fields for the numbers under which publications are known."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from stdnum import isbn, issn
from stdnum.exceptions import ValidationError as WrongNumber

from core.doi import bare_doi

_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"]+")


class NumberField(models.CharField):
    """A number that `standard` writes in one way or refuses with a sentence."""

    standard: Callable[[str], str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 200} | kwargs)

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        value = super().clean(value, model_instance)
        return type(self).standard(value.strip()) if value and value.strip() else ""


class ISBNField(NumberField):
    @staticmethod
    def standard(text: str) -> str:
        try:
            return isbn.format(isbn.validate(text))
        except WrongNumber:
            raise ValidationError(_("This ISBN does not check. Compare it with the book, digit by digit.")) from None


class ISSNField(NumberField):
    @staticmethod
    def standard(text: str) -> str:
        try:
            return issn.format(issn.validate(text))
        except WrongNumber:
            raise ValidationError(_("This ISSN does not check. Compare it with the journal, digit by digit.")) from None


class DOIField(NumberField):
    """A DOI has no check digit: what can be checked is its form. Old ones hold `<` and `>`."""

    @staticmethod
    def standard(text: str) -> str:
        doi = bare_doi(text)
        if not _DOI.fullmatch(doi):
            raise ValidationError(_("A DOI begins with 10 and has a slash, as in 10.1111/hojo.12408."))
        return doi
