"""Imports, and the e-mails to imported people, outside the request. Both may run twice, and write once."""

from __future__ import annotations

from django.tasks import task

from learning.imports.carrying_out import carry_out
from learning.imports.people import not_written_to, write_to

#: E-mails that one task hands to the queue.
AT_ONCE = 200


@task
def carry_out_import(run_id: int) -> None:
    """Some slices of an import; the next task has the next ones."""
    if carry_out(run_id):
        carry_out_import.enqueue(run_id)


@task
def write_to_imported(after: int = 0) -> None:
    """Writes to those who have not signed in yet, some at a time."""
    chosen = list(not_written_to().filter(pk__gt=after).values_list("pk", flat=True)[:AT_ONCE])
    for pk in chosen:
        write_to(pk)
    if len(chosen) == AT_ONCE:
        write_to_imported.enqueue(chosen[-1])
