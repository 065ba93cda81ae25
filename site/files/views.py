"""Public files on disk. In a bucket, the S3 server sends them."""

from __future__ import annotations

import posixpath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from core.files_on_disk import send_file
from files.content_types import headers_of


@require_safe
def public_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture or document, with the headers that it has in a bucket, and whose bytes are never guessed at."""
    if posixpath.normpath(name).startswith("."):  # `core.storages.ARRIVING`: every other file lies in a folder
        raise Http404
    try:
        content = default_storage.open(name)
        changed = default_storage.get_modified_time(name)
    except (OSError, SuspiciousFileOperation, ValueError) as error:
        raise Http404 from error
    response = send_file(content, "media", name, headers_of(name))
    response.headers["Last-Modified"] = http_date(changed.timestamp())
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # podcasts are played, and cards shown, elsewhere
    return response
