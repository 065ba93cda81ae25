"""The start-up question to the private bucket. Asked of a real S3 server; see `.ci/with-services`."""

import pytest
from django.conf import settings
from django.core.files.storage import storages

from config.deploy_checks import UnsafeToStart
from config.private_bucket import check_private_bucket
from learning.library.files.private_bucket import private_bucket_problem

pytestmark = pytest.mark.postgresql

needs_s3 = pytest.mark.skipif(settings.FILE_STORAGE != "s3", reason="files are on disk in this run")


def test_files_on_disk_ask_no_bucket(settings):
    settings.FILE_STORAGE = "disk"

    assert check_private_bucket() is None


@needs_s3
def test_a_private_bucket_is_accepted():
    assert private_bucket_problem(storages["private"]) == ""


@needs_s3
def test_a_bucket_that_strangers_can_read_is_refused(settings, monkeypatch):
    monkeypatch.setattr("config.private_bucket.storages", {"private": storages["default"]})

    with pytest.raises(UnsafeToStart, match="is public, anyone can read its files"):
        check_private_bucket()


@needs_s3
def test_a_bucket_that_cannot_be_written_to_is_refused_in_words():
    private = storages.create_storage(
        storages.backends["private"]
        | {
            "OPTIONS": storages.backends["private"]["OPTIONS"]
            | {"bucket_name": "no-such-bucket", "access_key": "wrong"}
        }
    )

    assert "cannot be written to" in private_bucket_problem(private)
