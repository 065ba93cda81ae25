"""The daily look for missing files goes a few files at a time, and waits for a storage that is away."""

from __future__ import annotations

import pytest

from core.storages import StorageUnavailable
from learning.library import jobs
from learning.library.models import ResourceFile
from tests.learning.library.factories import make_file, make_library, make_resource, make_section

pytestmark = pytest.mark.postgresql


@pytest.fixture
def lost_files(db, monkeypatch):
    monkeypatch.setattr(jobs, "LOOKED_FOR_AT_ONCE", 2)
    resource = make_resource(make_section(make_library("south")))
    files = [make_file(resource) for _ in range(5)]
    for file in files:
        file.file.storage.delete(file.key)
    return files


def marked() -> int:
    return ResourceFile.objects.filter(missing_since__isnull=False).count()


def test_all_files_are_looked_for_a_few_in_each_run(lost_files):
    assert [(jobs.look_for_missing_files(), marked()) for _ in range(4)] == [(2, 2), (2, 4), (1, 5), (0, 5)]


def test_while_the_storage_is_away_nothing_is_marked_and_nothing_is_passed_over(lost_files, monkeypatch, caplog):
    storage = type(lost_files[0].file.storage)
    exists = storage.exists
    asked = []

    def away(self, name):
        asked.append(name)
        if len(asked) > 1:
            raise StorageUnavailable("503")
        return exists(self, name)

    with monkeypatch.context() as patch:
        patch.setattr(storage, "exists", away)
        assert [jobs.look_for_missing_files() for _ in range(3)] == [1, 0, 0]
    assert asked == [lost_files[0].key] + [lost_files[1].key] * 3
    assert caplog.text.count("The private storage did not answer") == 3

    assert [jobs.look_for_missing_files() for _ in range(2)] == [2, 2]
    assert marked() == len(lost_files)
