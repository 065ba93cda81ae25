"""The private storage and its rows say the same: what has no row goes, and what has a row is there.

A row that goes writes its key into `KeyToRemove` in the same transaction; a job removes it until it succeeds. A file
that is stored and whose row never came, since the process was killed in between, is found by `orphans`.
"""

from __future__ import annotations

import datetime
import logging
import re
from collections.abc import Iterator

from django.utils import timezone

from core.storages import StorageUnavailable
from learning.library.enums import PackState
from learning.library.files.storages import private_storage
from learning.library.models import KeyToRemove, Pack, ResourceFile
from recycle_bin.models import DeletedRow

logger = logging.getLogger("learning.library")

#: A file is stored before its row is committed.
TIME_FOR_A_ROW = datetime.timedelta(hours=1)
#: So that a download that has begun comes to its end.
TIME_FOR_DOWNLOADS = datetime.timedelta(hours=1)
REMOVED_AT_ONCE = 500
#: What could not be removed stands behind the rest for so long.
TIME_TO_MEND = datetime.timedelta(hours=1)
LEFT = "%s private files could not be removed, and are tried again in an hour: mend owner and mode of their folders: %s"
#: What `random_key` makes. Whatever else lies in the private storage belongs to other apps.
_FOLDER, _KEY = re.compile(r"[0-9a-f]{2}"), re.compile(r"[0-9a-f]{64}")


def remove_due() -> int:
    """Removes from the storage what is due. A storage that does not answer is asked again at the next run."""
    storage, removed = private_storage(), 0
    failed: dict[int, OSError] = {}
    due = list(KeyToRemove.objects.due()[:REMOVED_AT_ONCE])
    needed = keys_in_use() if due else set()
    for row in due:
        try:
            if row.key not in needed:
                storage.delete(row.key)
                removed += 1
        except StorageUnavailable as error:
            logger.error("The private storage did not remove key %s; it is asked again: %s", row.key, error)
            break
        except OSError as error:
            failed[row.pk] = error
            continue
        row.delete()
    if failed:
        KeyToRemove.objects.filter(pk__in=failed).update(due_at=timezone.now() + TIME_TO_MEND)
        logger.error(LEFT, len(failed), next(iter(failed.values())))
    return removed


def keys_in_use() -> set[str]:
    """The keys that rows need, those in the bin too."""
    used = {*ResourceFile.objects.filter(withdrawn_at=None).values_list("file", flat=True)}
    used |= {*Pack.objects.exclude(file="").values_list("file", flat=True)}
    binned = DeletedRow.objects.filter(model__in=["library.resourcefile", "library.pack"])
    for fields in binned.values_list("fields", flat=True):
        if not fields.get("withdrawn_at"):
            used.add(fields["file"])
    return used - {""}


def stored_keys() -> Iterator[str]:
    """All keys of the library in the private storage."""
    storage = private_storage()
    try:
        folders = storage.listdir("")[0]
    except FileNotFoundError:  # nothing was ever stored there
        return
    for folder in filter(_FOLDER.fullmatch, sorted(folders)):
        yield from (f"{folder}/{name}" for name in storage.listdir(folder)[1] if _KEY.fullmatch(name))


def orphans(older_than: datetime.timedelta = TIME_FOR_A_ROW) -> list[str]:
    """Keys in the storage that no row names and that are not waiting to be removed.

    The storage is asked first: a file that is added meanwhile has its row by then, or is too young.
    """
    stored = set(stored_keys())
    known = keys_in_use() | {*KeyToRemove.objects.values_list("key", flat=True)}
    return [key for key in sorted(stored - known) if _age(key) >= older_than]


def _age(key: str) -> datetime.timedelta:
    try:
        return timezone.now() - private_storage().get_modified_time(key)
    except FileNotFoundError:  # it was removed meanwhile
        return datetime.timedelta(0)


def without_object() -> list[ResourceFile | Pack]:
    """Rows whose object is not in the storage, asked for one by one once the list of the storage lacks them."""
    stored = set(stored_keys())
    files = ResourceFile.objects.filter(withdrawn_at=None).select_related("resource")
    packs = Pack.objects.filter(state=PackState.READY).select_related("section")
    rows: list[ResourceFile | Pack] = [*files.order_by("pk"), *packs.order_by("pk")]
    storage = private_storage()
    return [row for row in rows if row.key not in stored and not storage.exists(row.key)]
