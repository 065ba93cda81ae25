"""What has no row is in no storage, and what has a row is there."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone

from core.storages import StorageUnavailable
from learning.library import removals, services
from learning.library.files.storages import PrivateS3Storage, private_storage
from learning.library.jobs import remove_files, remove_files_without_a_row
from learning.library.models import KeyToRemove, ResourceFile
from recycle_bin.models import Deletion
from recycle_bin.services import delete_for_good, delete_record, restore
from tests.factories import UserFactory
from tests.learning.library.factories import make_file

pytestmark = [pytest.mark.postgresql, pytest.mark.usefixtures("own_storage")]


def later(hours: float):
    return time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False)


def test_a_deleted_file_is_removed_by_the_clock_and_tried_again_while_the_storage_is_away(resource, monkeypatch):
    file = make_file(resource)
    resource.delete()
    with monkeypatch.context() as away:
        away.setattr(type(private_storage()), "delete", lambda *args: (_ for _ in ()).throw(StorageUnavailable("403")))
        assert remove_files() == 0 and KeyToRemove.objects.get().key == file.key

    assert remove_files() == 1
    assert not private_storage().exists(file.key) and not KeyToRemove.objects.exists()


def test_a_withdrawn_file_goes_once_downloads_that_began_have_ended(resource):
    kept, file = make_file(resource), make_file(resource)
    services.withdraw_file(file)
    assert remove_files() == 0
    with later(2):
        assert remove_files() == 1
    assert private_storage().exists(kept.key) and not private_storage().exists(file.key)
    assert removals.without_object() == []


def test_what_lies_in_the_bin_keeps_its_files_until_it_is_deleted_for_good(resource):
    file, by = make_file(resource), UserFactory()
    with later(2):
        deletion = delete_record(resource, by=by)
        remove_files()
        assert removals.orphans(timedelta(0)) == [] and private_storage().exists(file.key)
        restore(deletion, by=by)
        assert ResourceFile.objects.get().key == file.key
        delete_record(type(resource).objects.get(), by=by)
        delete_for_good(Deletion.objects.get())
    assert not private_storage().exists(file.key)


def test_the_command_names_both_kinds_and_removes_what_has_no_row(resource, capsys):
    lost, key = make_file(resource), "ab/" + "c" * 64
    private_storage().delete(lost.key)
    private_storage().save(key, ContentFile(b"x"))
    private_storage().save("withheld-pictures/of-another-app", ContentFile(b"x"))
    with pytest.raises(CommandError, match="1 rows without file, 0 files without row"):
        call_command("compare_private_files")  # the other one may have its row in a moment
    with later(2):
        with pytest.raises(CommandError, match="1 rows without file, 1 files without row"):
            call_command("compare_private_files")
        with pytest.raises(CommandError):  # a file that is lost only a person can put right
            call_command("compare_private_files", "--delete-orphans")
        assert key in (said := capsys.readouterr().out) and lost.key in said and "withheld" not in said
        remove_files()
        services.withdraw_file(lost)
        call_command("compare_private_files")
    assert not private_storage().exists(key) and private_storage().exists("withheld-pictures/of-another-app")


def test_a_bucket_with_versions_keeps_none_of_what_was_deleted(s3):
    storage = PrivateS3Storage(**s3.storage_options(*s3.site))
    versioning, key = storage.connection.BucketVersioning(storage.bucket_name), "ab/" + "d" * 64
    beside = f"{key}e"
    versioning.enable()
    try:
        for content in (b"one", b"two"):
            storage.bucket.put_object(Key=key, Body=content)
        storage.bucket.put_object(Key=beside, Body=b"another")
        storage.bucket.Object(key).delete()
        storage.delete(key)
        left = [version.object_key for version in storage.bucket.object_versions.filter(Prefix=key)]
    finally:
        storage.delete(beside)
        versioning.suspend()

    assert left == [beside]


def test_the_clock_finds_files_that_were_stored_and_never_got_their_row(resource):
    key = "ab/" + "c" * 64
    private_storage().save(key, ContentFile(b"x"))
    assert remove_files_without_a_row() == 0
    with later(2):
        assert remove_files_without_a_row() == 1
        remove_files()
    assert not private_storage().exists(key)


def test_what_cannot_be_removed_is_one_line_and_holds_up_nothing(resource, monkeypatch, caplog):
    for _file in range(3):
        make_file(resource)
    resource.delete()
    keys = [row.key for row in KeyToRemove.objects.due()]
    delete = type(private_storage()).delete

    def refuses(self, name):
        if name in keys[:2]:
            raise PermissionError("Permission denied")
        delete(self, name)

    monkeypatch.setattr(removals, "REMOVED_AT_ONCE", 2)
    with monkeypatch.context() as wrong:
        wrong.setattr(type(private_storage()), "delete", refuses)
        removed = [remove_files() for _run in range(3)]
    lines = [record.message for record in caplog.records if record.name == "learning.library"]
    assert (removed, len(lines)) == ([0, 1, 0], 1) and "2 private files could not be removed" in lines[0]

    with later(2):
        assert remove_files() == 2
    assert not KeyToRemove.objects.exists()
