"""How long a request body may be: the web process asks before Django's apps are loaded."""

from __future__ import annotations

from django.conf import settings


def longest_body(content_type: str) -> int:
    """The number of bytes that a body may have; only a form with files may be long."""
    if content_type.startswith("multipart/"):
        return settings.REQUEST_BODY_MAX_BYTES
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE
