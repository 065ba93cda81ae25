"""Sends a file from the disk after a view has decided that it may: by the proxy where there is one, else by itself."""

from __future__ import annotations

from urllib.parse import quote

from django.conf import settings
from django.core.files.base import File
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase


def send_file(content: File, folder: str, name: str, headers: dict[str, str]) -> HttpResponseBase:
    """`folder` is one of the locations in `site/config/nginx.conf`, `name` the file's name in it."""
    response: FileResponse | HttpResponse
    if settings.FILES_SENT_BY_PROXY:
        content.close()
        response = HttpResponse(headers={"X-Accel-Redirect": f"/files-on-disk/{folder}/{quote(name)}"})
    else:
        response = FileResponse(content)
    for header, value in headers.items():  # afterwards, since Django has guessed some of them from the name
        response.headers[header] = value
    return response
