"""Carries a confirmed import out in slices, and removes its file. It may run twice, and writes once."""

from __future__ import annotations

import hashlib
import logging
from collections import Counter

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.spreadsheets import Table, read_file
from learning.imports.columns import Refused
from learning.imports.engine import LIMITS, Result, Row, judge, rows_of
from learning.imports.kinds import KINDS
from learning.imports.models import ImportRun, RunState

logger = logging.getLogger("learning.imports")

#: Rows that are written in one transaction, and transactions of one task.
SLICE, SLICES = 50, 20
#: How many reasons of refused rows are kept.
MOST_REASONS = 1000


def table_of(run: ImportRun) -> Table:
    """The table of a run. Raises ValidationError when its file is gone or is not the one that was sent."""
    if not run.file:
        raise ValidationError(_("The file is not kept any more. Send it again."))
    try:
        with run.file.storage.open(str(run.file.name)) as stored:
            content = stored.read(LIMITS.size + 1)
    except FileNotFoundError:
        raise ValidationError(_("The file is not kept any more. Send it again.")) from None
    if hashlib.sha256(content).hexdigest() != run.sha256:
        raise ValidationError(_("The file is not kept any more. Send it again."))
    return read_file(content, LIMITS)


def remove_file(run: ImportRun) -> None:
    """From the storage first: a row that still names a file is tried again by `jobs`."""
    run.refresh_from_db(fields=["file"])
    if run.file:
        run.file.storage.delete(str(run.file.name))
        ImportRun.objects.filter(pk=run.pk).update(file="")


def carry_out(run_id: int) -> bool:
    """Carries some slices out. Returns whether rows are left."""
    run = ImportRun.objects.filter(pk=run_id, state=RunState.CONFIRMED).first()
    if run is None:
        return False
    try:
        rows = rows_of(KINDS[run.kind], table_of(run))
    except OSError as error:
        logger.error("Import %s waits at row %s until the private storage answers: %s", run.pk, run.position, error)
        return False
    except ValidationError as error:
        stop(run, error.messages[0])
        return False
    for _slice in range(SLICES):
        if not _carry_out_slice(run.pk, rows):
            run.refresh_from_db(fields=["position"])
            if run.position < len(rows):
                stop(run, "whoever confirmed it may not import any more.")
            else:
                finish(run, RunState.DONE)
            return False
    return True


@transaction.atomic
def _carry_out_slice(run_id: int, rows: list[Row]) -> bool:
    """The next rows and how far it is now, in one transaction: a killed worker has written both or neither."""
    run = ImportRun.objects.select_for_update(of=("self",)).select_related("by").get(pk=run_id)
    chosen = rows[run.position : run.position + SLICE]
    kind = KINDS[run.kind]
    may = run.by is not None and run.by.is_active and run.by.has_perm(kind.permission)
    if run.state != RunState.CONFIRMED or run.by is None or not may or not chosen:
        return False
    judge(kind, chosen, run.by)
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


def stop(run: ImportRun, why: str) -> None:
    logger.error(
        "Import %s was stopped at row %s, and the rest of its file is to be sent again: %s", run.pk, run.position, why
    )
    finish(run, RunState.STOPPED)


def finish(run: ImportRun, state: RunState) -> None:
    ImportRun.objects.filter(pk=run.pk, state=RunState.CONFIRMED).update(state=state, finished_at=timezone.now())
    remove_file(run)
