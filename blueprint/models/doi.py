"""The field of a DOI."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.doi import bare_doi

DOI_FORM = RegexValidator(r"^10\.\d{4,9}/\S+\Z", _("Write the DOI alone, for example 10.1111/hojo.12408."))


class DOIField(models.CharField):
    """Stores the bare DOI, whether it was typed so, behind `doi:` or as an address of doi.org."""

    default_validators = [DOI_FORM]

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)
        return bare_doi(value) if value else value
