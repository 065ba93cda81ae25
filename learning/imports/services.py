"""An import until a task has it: kept, looked at, confirmed or cancelled."""

from __future__ import annotations

import datetime
import hashlib
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.db import transaction

from core.spreadsheets import read_file
from learning.imports.carrying_out import remove_file, table_of
from learning.imports.engine import LIMITS, Row, judge, rows_of
from learning.imports.kinds import KINDS
from learning.imports.models import ImportRun, RunState
from learning.imports.tasks import carry_out_import

if TYPE_CHECKING:
    from accounts.models import User

#: So long a file waits for its Import button.
KEPT_FOR = datetime.timedelta(hours=1)


def keep(kind: str, content: bytes, by: User) -> ImportRun:
    """Stores an uploaded table, once it can be read, for the person who sent it. Raises ValidationError."""
    rows_of(KINDS[kind], read_file(content, LIMITS))
    run = ImportRun(kind=kind, by=by, sha256=hashlib.sha256(content).hexdigest())
    run.file.save("", ContentFile(content), save=False)
    run.save()
    return run


def look(run: ImportRun) -> list[Row]:
    """What would become of each row, as things stand now. Writes nothing."""
    kind = KINDS[run.kind]
    rows = rows_of(kind, table_of(run))
    judge(kind, rows, run.by)
    return rows


@transaction.atomic
def confirm(run: ImportRun) -> bool:
    """Lets a task carry the import out; a second press does nothing."""
    confirmed = ImportRun.objects.filter(pk=run.pk, state=RunState.LOOKED_AT).exclude(file="")
    if not confirmed.update(state=RunState.CONFIRMED):
        return False
    carry_out_import.enqueue(run.pk)
    return True


def cancel(run: ImportRun) -> bool:
    """Ends a run that nobody has confirmed, and removes its file."""
    if not ImportRun.objects.filter(pk=run.pk, state=RunState.LOOKED_AT).update(state=RunState.STOPPED):
        return False
    remove_file(run)
    return True
