"""What an import leaves when the storage is away, the database ends it, a process is killed or its person goes."""

from __future__ import annotations

import datetime

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import OperationalError
from django.utils import timezone

from accounts.closing import close_account
from core.storages import StorageUnavailable
from learning.imports import carrying_out, jobs, services
from learning.imports.kinds import KINDS
from learning.imports.models import FOLDER, ImportRun
from learning.library.files.storages import private_storage
from learning.networks.models import Membership
from tests.learning.imports.importing import ANN, HEADINGS, table

pytestmark = pytest.mark.django_db


def people(number: int) -> list[tuple]:
    return [(f"member{n}@example.org", f"Member {n}", "South") for n in range(number)]


def run_of(desk, rows: int) -> ImportRun:
    run = services.keep("members", table(HEADINGS, *people(rows)).encode(), desk.person)
    services.confirm(run)
    return run


def test_an_import_goes_on_when_the_storage_is_back(desk, south, run_worker, monkeypatch, caplog):
    run = run_of(desk, 3)
    with monkeypatch.context() as away:
        away.setattr(type(private_storage()), "_open", lambda *args: (_ for _ in ()).throw(StorageUnavailable("403")))
        run_worker()
    assert not Membership.objects.exists()
    assert [record.message for record in caplog.records if "until the private storage answers" in record.message]

    assert jobs.take_up() == 1
    assert jobs.take_up() == 0, "a task has it"
    run_worker()

    run.refresh_from_db()
    assert (run.state, run.new, jobs.take_up()) == ("done", 3, 0)


def test_an_import_that_the_database_ended_goes_on_where_it_was(desk, south, run_worker, monkeypatch):
    monkeypatch.setattr(carrying_out, "SLICE", 2)
    run = run_of(desk, 5)
    kind = type(KINDS["members"])
    carry_out = kind.carry_out

    def ended(self, row, by):
        if row.number == 5:
            raise OperationalError("deadlock detected")
        carry_out(self, row, by)

    with monkeypatch.context() as other:
        other.setattr(kind, "carry_out", ended)
        run_worker()
    assert Membership.objects.count() == 2

    jobs.take_up()
    run_worker()

    run.refresh_from_db()
    assert (run.state, run.new, Membership.objects.count()) == ("done", 5, 5)


def test_an_import_whose_person_closes_her_account_in_the_middle_is_stopped(desk, south, monkeypatch, caplog):
    monkeypatch.setattr(carrying_out, "SLICE", 2)
    run = services.keep("members", table(HEADINGS, *people(5)).encode(), desk.person)
    ImportRun.objects.update(state="confirmed")
    carry_out_slice = carrying_out._carry_out_slice

    def then_she_leaves(*args):
        is_more = carry_out_slice(*args)
        close_account(desk.person)
        return is_more

    monkeypatch.setattr(carrying_out, "_carry_out_slice", then_she_leaves)
    carrying_out.carry_out(run.pk)

    run.refresh_from_db()
    assert (run.state, run.position, run.new, run.file.name) == ("stopped", 2, 2, "")
    assert [record.message for record in caplog.records if f"Import {run.pk} was stopped at row 2" in record.message]


def test_a_list_whose_row_never_came_does_not_stay(desk, south):
    storage = private_storage()
    left = storage.save(f"{FOLDER}/{'0' * 32}", ContentFile(table(HEADINGS, ANN).encode()))
    run = services.keep("members", table(HEADINGS, ANN).encode(), desk.person)
    assert jobs.remove_files_without_a_row() == 0, "its row may come still"

    with time_machine.travel(timezone.now() + datetime.timedelta(hours=2), tick=False):
        assert jobs.remove_files_without_a_row() == 1
    assert not storage.exists(left) and storage.exists(run.file.name)


def test_a_storage_that_is_away_is_one_line(desk, south, monkeypatch, caplog):
    services.keep("members", table(HEADINGS, ANN).encode(), desk.person)
    ImportRun.objects.update(state="stopped", uploaded_at=timezone.now() - datetime.timedelta(hours=2))
    away = lambda *args: (_ for _ in ()).throw(StorageUnavailable("403"))  # noqa: E731
    for name in ("delete", "listdir"):
        monkeypatch.setattr(type(private_storage()), name, away)

    assert (jobs.remove_waiting_files(), jobs.remove_files_without_a_row()) == (0, 0)

    assert [record.exc_info for record in caplog.records] == [None, None]


def test_what_refused_rows_said_is_forgotten_and_how_many_there_were_stays(desk):
    now = timezone.now()
    for days in (91, 89):
        run = ImportRun.objects.create(
            kind="members", by=desk.person, reasons=[[2, "“Ann Smith” is no day."]], refused=1
        )
        ImportRun.objects.filter(pk=run.pk).update(finished_at=now - datetime.timedelta(days=days))

    assert (jobs.forget_reasons(), jobs.forget_reasons()) == (1, 0)

    old, young = ImportRun.objects.order_by("pk")
    assert (old.reasons, old.refused, len(young.reasons)) == ([], 1, 1)
