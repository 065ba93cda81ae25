"""The copy of her data that a person takes with her: a ZIP that opens without a network, and without us."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format

from core.account_registry import personal_data
from core.dates import LONDON

if TYPE_CHECKING:
    from accounts.models import User

STYLE = Path(__file__).parent / "static" / "accounts" / "your-data.css"


def archive_of(user: User) -> bytes:
    """`data.json` for programs and `index.html` to read, in her language. It is small: text, and no files."""
    made_at = timezone.localtime(timezone.now(), LONDON)
    with translation.override(user.preferred_language):
        parts = personal_data(user)
        content = {
            "made_at": made_at,
            "site": settings.BASE_URL,
            "language": user.preferred_language,
            "parts": {part.name: {"heading": str(part.heading), "rows": part.rows} for part in parts},
        }
        tables = [
            {
                "heading": part.heading,
                "rows": [[(label, _shown(value)) for label, value in row.items()] for row in part.rows],
            }
            for part in parts
        ]
        page = render_to_string("pages/accounts/your_data_file.html", {"parts": tables, "made_at": made_at})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.html", page)
        archive.writestr("data.json", json.dumps(content, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
        archive.writestr("style.css", STYLE.read_text())
    return packed.getvalue()


def _shown(value: Any) -> str:
    """A value of a row in words."""
    if isinstance(value, datetime.datetime):
        return date_format(timezone.localtime(value, LONDON), "j F Y, H:i")
    if isinstance(value, datetime.date):
        return date_format(value, "j F Y")
    return "" if value is None else str(value)
