"""The form with which an editor adds a file to a resource, as a test fills it in."""

from __future__ import annotations

from html import unescape
from http import HTTPStatus

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse


def files_of(resource) -> str:
    return reverse(resource.snippet_viewset.get_url_name("files"), args=[resource.pk])


def upload(editor, resource, filename: str, content: bytes, **more):
    typed = {"name": "My words", "language": "cy", "what_changed": "My change"}
    return editor.post(files_of(resource), typed | more | {"file": SimpleUploadedFile(filename, content)})


def refusal(response) -> str:
    """The one sentence of a form that came back with everything typed."""
    page = unescape(response.content.decode())
    assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'value="My words"' in page and 'value="My change"' in page and '<option value="cy" selected>' in page
    (errors,) = response.context["form"].errors.values()
    (sentence,) = errors
    assert sentence in page
    return sentence
