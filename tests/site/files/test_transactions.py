"""Nobody who writes waits for a file that is cleaned: on SQLite a transaction takes the only lock."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from files import fields, forms
from files.models import PublicDocument, PublicImage
from tests.site.files import samples

KINDS = {
    "images": (PublicImage, "street.jpg", samples.picture, "image-chooser-upload-"),
    "docs": (PublicDocument, "notes.docx", samples.word, "document-chooser-upload-"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_upload_is_cleaned_and_stored_before_its_transaction(admin_client, home, monkeypatch, kind):
    model, name, content, prefix = KINDS[kind]
    depths = []
    for module, function in ((fields, "accept_picture"), (fields, "accept_document"), (forms, "accept_document")):
        accept = getattr(module, function)
        monkeypatch.setattr(
            module, function, lambda file, accept=accept: depths.append(len(connection.savepoint_ids)) or accept(file)
        )
    outside = len(connection.savepoint_ids)

    for address, before in (("add", ""), ("chooser:create", prefix), ("add_multiple", "")):
        many = address == "add_multiple"
        namespace = f"wagtail{kind}_" if address.startswith("chooser") else f"wagtail{kind}:"
        typed = {f"{before}title": "At dusk", f"{before}collection": "1", f"{before}people": "no"}
        answer = admin_client.post(
            reverse(namespace + address),
            typed | {"files[]" if many else f"{before}file": SimpleUploadedFile(name, content())},
            headers={"X-Requested-With": "XMLHttpRequest"} if many else {},
        )
        assert answer.status_code in {200, 302} and model.objects.filter(title="At dusk").count() == 1, address
        model.objects.all().delete()
    assert depths and set(depths) == {outside}
