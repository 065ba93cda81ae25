"""The admin's forms as an editor fills them in."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from languages.models import TranslatedRecord
from navigation.models import Helpline, Menu
from tests.site.navigation.factories import ENGLISH

SCHEDULE = {"go_live_at": "", "expire_at": ""}


def admin_url(model: type, name: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_navigation_{model._meta.model_name}:{name}", args=args)


def rows_of(rows: Iterable[dict]) -> dict:
    """Child rows; those that exist already name their `id` and come first."""
    rows = list(rows)
    return inline_formset(rows, initial=sum("id" in row for row in rows))


def translation_rows(*rows: dict) -> dict:
    """The rows of translations: in English unless a row names another language."""
    return rows_of({"language": ENGLISH} | row for row in rows)


def link(*rows: dict, below: Iterable[dict] = (), **fields: object) -> dict:
    """A link of a menu, with its own rows of translations and its second level."""
    nested = {"translations": translation_rows(*rows), "links_below": rows_of(below)}
    return {"page": "", "address": ""} | nested | fields


def link_below(*rows: dict, **fields: object) -> dict:
    """A link of the second level."""
    return {"page": "", "address": "", "translations": translation_rows(*rows)} | fields


def english_of(record: TranslatedRecord) -> dict:
    """Names the row in English that a record has already."""
    return {"id": record.translations.get(language=ENGLISH).pk} if record.pk else {}


def helpline_form(line: Helpline, number: str, action: str = "", **changes) -> dict[str, str]:
    rows = translation_rows(english_of(line) | {"name": "Samaritans", "note": ""})
    fields = {"translations": rows, "number": number, "in_help_bar": "on"}
    checked = {"checked_on": timezone.localdate().strftime("%d/%m/%Y"), "staff_note": ""}
    return _form(fields | checked | changes, action)


def menu_form(menu: Menu, *links: dict, action: str = "", **changes) -> dict[str, str]:
    rows = translation_rows(english_of(menu) | {"heading": "Main"})
    fields = {"location": "main", "translations": rows, "items": rows_of(links)}
    return _form(fields | changes, action)


def notice_form(text: str, action: str = "", **changes) -> dict[str, str]:
    fields = {"translations": translation_rows({"text": text, "link_label": ""}), "page": "", "address": ""}
    return _form(fields | changes, action)


def _form(fields: dict, action: str) -> dict[str, str]:
    return nested_form_data(SCHEDULE | fields) | ({f"action-{action}": "1"} if action else {})
