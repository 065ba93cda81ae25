"""An import from upload to end: kept, looked at, confirmed, carried out in slices, and its file removed."""

from __future__ import annotations

import datetime
import hashlib
import logging
from collections import Counter
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.services import invite
from core.spreadsheets import Table, read_file
from learning.imports.columns import Refused
from learning.imports.engine import LIMITS, Result, Row, judge, rows_of
from learning.imports.kinds import KINDS
from learning.imports.models import ImportedAccount, ImportRun, RunState

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from accounts.models import User

logger = logging.getLogger("learning.imports")

#: Rows that are written in one transaction, and transactions of one task.
SLICE, SLICES = 100, 10
#: How many reasons of refused rows are kept.
MOST_REASONS = 1000
#: So long a file waits for its Import button.
KEPT_FOR = datetime.timedelta(hours=1)


def keep(kind: str, content: bytes, by: User) -> ImportRun:
    """Stores an uploaded table, once it can be read, for the person who sent it. Raises ValidationError."""
    rows_of(KINDS[kind], read_file(content, LIMITS))
    run = ImportRun(kind=kind, by=by, sha256=hashlib.sha256(content).hexdigest())
    run.file.save("", ContentFile(content), save=False)
    run.save()
    return run


def table_of(run: ImportRun) -> Table:
    """The table of a run. Raises ValidationError when its file is gone or is not the one that was sent."""
    if not run.file:
        raise ValidationError(_("The file is not kept any more. Send it again."))
    try:
        with run.file.storage.open(run.file.name) as stored:
            content = stored.read(LIMITS.size + 1)
    except FileNotFoundError:
        raise ValidationError(_("The file is not kept any more. Send it again.")) from None
    if hashlib.sha256(content).hexdigest() != run.sha256:
        raise ValidationError(_("The file is not kept any more. Send it again."))
    return read_file(content, LIMITS)


def look(run: ImportRun) -> list[Row]:
    """What would become of each row, as things stand now. Writes nothing."""
    kind = KINDS[run.kind]
    rows = rows_of(kind, table_of(run))
    judge(kind, rows)
    return rows


@transaction.atomic
def confirm(run: ImportRun) -> bool:
    """Lets a task carry the import out; a second press does nothing."""
    from learning.imports.tasks import carry_out_import  # it runs what stands here

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


def remove_file(run: ImportRun) -> None:
    """From the storage first: a row that still names a file is tried again by `jobs`."""
    run.refresh_from_db(fields=["file"])
    if run.file:
        run.file.storage.delete(run.file.name)
        ImportRun.objects.filter(pk=run.pk).update(file="")


def carry_out(run_id: int) -> bool:
    """Carries some slices out. Returns whether rows are left."""
    run = ImportRun.objects.select_related("by").filter(pk=run_id, state=RunState.CONFIRMED).first()
    if run is None:
        return False
    kind = KINDS[run.kind]
    if run.by is None or not run.by.is_active or not run.by.has_perm(kind.permission):
        _finish(run, RunState.STOPPED)
        return False
    try:
        rows = rows_of(kind, table_of(run))
    except ValidationError as error:
        logger.error("Import %s was stopped at row %s: %s", run.pk, run.position, error.messages[0])
        _finish(run, RunState.STOPPED)
        return False
    for _slice in range(SLICES):
        if not _carry_out_slice(run.pk, rows):
            _finish(run, RunState.DONE)
            return False
    return True


@transaction.atomic
def _carry_out_slice(run_id: int, rows: list[Row]) -> bool:
    """The next rows and how far it is now, in one transaction: a killed worker has written both or neither."""
    run = ImportRun.objects.select_for_update().select_related("by").get(pk=run_id)
    chosen = rows[run.position : run.position + SLICE]
    if run.state != RunState.CONFIRMED or run.by is None or not chosen:
        return False
    kind = KINDS[run.kind]
    judge(kind, chosen)
    for row in chosen:
        if row.result in {Result.NEW, Result.CHANGED}:
            try:
                with transaction.atomic():
                    kind.carry_out(row, run.by)
            except Refused as refused:
                row.refuse(refused.sentence)
            except (IntegrityError, ValidationError):
                logger.exception("Row %s of import %s was refused by the database.", row.number, run.pk)
                row.refuse(_("Somebody changed the same at the same moment. Import this row again."))
    counted = Counter(row.result for row in chosen)
    for result in Result:
        setattr(run, result, getattr(run, result) + counted[result])
    refused_rows = [[row.number, row.says] for row in chosen if row.result == Result.REFUSED]
    run.reasons = [*run.reasons, *refused_rows][:MOST_REASONS]
    run.position += len(chosen)
    run.save()
    return run.position < len(rows)


def _finish(run: ImportRun, state: RunState) -> None:
    ImportRun.objects.filter(pk=run.pk, state=RunState.CONFIRMED).update(state=state, finished_at=timezone.now())
    remove_file(run)


# --- those who have not signed in yet ---------------------------------------------------


def not_written_to() -> QuerySet[ImportedAccount]:
    """Imported people who cannot sign in yet, and who have had no e-mail about it."""
    waiting = ImportedAccount.objects.filter(written_at=None, user__is_active=True)
    return waiting.exclude(user__emailaddress__verified=True).order_by("pk")


def write_to(account_id: int) -> None:
    """One e-mail with a link that proves the address and sets the password; once."""
    with transaction.atomic():
        account = not_written_to().select_for_update(of=("self",)).filter(pk=account_id).first()
        if account is not None:
            account.written_at = timezone.now()
            account.save(update_fields=["written_at"])
            invite(account.user)
