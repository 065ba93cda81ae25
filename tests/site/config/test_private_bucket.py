"""The start-up question to the private bucket. Asked of a real S3 server; see `.ci/with-services`."""

import pytest
from django.conf import settings
from django.core.files.storage import storages

from config.deploy_checks import RefusedToStart
from config.private_bucket import refuse_public_bucket, why_not_private

needs_s3 = pytest.mark.skipif(settings.FILE_STORAGE != "s3", reason="files are on disk in this run")


def test_files_on_disk_ask_no_bucket(settings):
    settings.FILE_STORAGE = "disk"

    assert refuse_public_bucket() is None


@needs_s3
def test_a_private_bucket_is_accepted():
    assert why_not_private(storages["private"]) == ""


@needs_s3
def test_a_bucket_that_strangers_can_read_is_refused(settings, monkeypatch):
    monkeypatch.setattr("config.private_bucket.storages", {"private": storages["default"]})

    with pytest.raises(RefusedToStart, match="is public, anyone can read its files"):
        refuse_public_bucket()


@needs_s3
def test_a_bucket_that_cannot_be_written_to_is_refused_in_words():
    private = storages.create_storage(
        storages.backends["private"]
        | {
            "OPTIONS": storages.backends["private"]["OPTIONS"]
            | {"bucket_name": "no-such-bucket", "access_key": "wrong"}
        }
    )

    assert "cannot be written to" in why_not_private(private)
