"""The file of an import, who may see it, and what a killed worker leaves."""

from __future__ import annotations

import datetime

import pytest

from accounts.models import User
from learning.imports import carrying_out, jobs, services
from learning.imports.kinds import KINDS
from learning.imports.models import ImportRun
from learning.networks.models import Membership, MembershipChange
from tests.editing import at_desk
from tests.learning.imports.importing import ANN, HEADINGS, IMPORTS, press, table, upload


def stored_files(settings) -> list:
    return [path for path in settings.PRIVATE_MEDIA_ROOT.rglob("*") if path.is_file()]


def test_the_file_is_private_of_one_person_and_goes_with_cancel_and_after_an_hour(desk, south, settings):
    page = upload(desk, "members", table(HEADINGS, ANN))
    [stored] = stored_files(settings)
    assert stored.parent.name == "imports" and len(stored.name) == 32
    another = at_desk("network editor")
    assert another.get(page.request["PATH_INFO"]).status_code == 404
    assert another.post(page.request["PATH_INFO"], {"action": "import"}).status_code == 404

    press(desk, page, "cancel")
    assert not stored_files(settings)
    assert "Import 1 row" not in desk.get(page.request["PATH_INFO"]).content.decode()
    press(desk, page, "import")
    assert not User.objects.filter(email=ANN[0]).exists()

    upload(desk, "members", table(HEADINGS, ANN))
    assert jobs.remove_waiting_files() == 0
    ImportRun.objects.update(uploaded_at=datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=61))
    jobs.remove_waiting_files()
    assert {run.state for run in ImportRun.objects.all()} == {"stopped"}
    assert not stored_files(settings) and not ImportRun.objects.exclude(file="").exists()


def test_another_file_under_the_same_key_is_not_imported(desk, south, settings, run_worker):
    page = upload(desk, "members", table(HEADINGS, ANN))
    [stored] = stored_files(settings)
    stored.write_text(table(HEADINGS, ("eve@example.org", "Eve", "South")))

    press(desk, page, "import")
    run_worker()

    assert not Membership.objects.exists()
    assert "Stopped" in desk.get(page.request["PATH_INFO"]).content.decode()


def test_only_those_may_import_whose_work_it_is(desk, south, run_worker):
    for role in ("editor", "publisher", "translator", "coordinator"):
        answer = at_desk(role).get(f"{IMPORTS}members/")
        assert answer.status_code in {302, 404}, role
    page = upload(desk, "members", table(HEADINGS, ANN))
    press(desk, page, "import")
    desk.person.groups.clear()  # her role ends before the worker begins
    run_worker()
    assert not Membership.objects.exists()


def test_a_worker_that_is_killed_doubles_nothing(desk, south, monkeypatch):
    rows = [(f"member{n}@example.org", f"Member {n}", "South") for n in range(25)]
    monkeypatch.setattr(carrying_out, "SLICE", 10)
    run = services.keep("members", table(HEADINGS, *rows).encode(), desk.person)
    ImportRun.objects.update(state="confirmed")
    kind, calls = KINDS["members"], []
    carry_out = type(kind).carry_out

    def killed(self, row, by):
        calls.append(row.number)
        if len(calls) == 17:
            raise KeyboardInterrupt
        carry_out(self, row, by)

    monkeypatch.setattr(type(kind), "carry_out", killed)
    with pytest.raises(KeyboardInterrupt):
        carrying_out.carry_out(run.pk)
    assert Membership.objects.count() == 10

    assert carrying_out.carry_out(run.pk) is False
    assert carrying_out.carry_out(run.pk) is False
    run.refresh_from_db()
    assert (run.state, run.new, run.unchanged, run.position) == ("done", 25, 0, 25)
    assert Membership.objects.count() == MembershipChange.objects.count() == 25


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "There is nothing in this file"),
        ("Name,Network\r\nAnn,South", "has no heading for: E-mail address"),
        ("E-mail,mail,Network\r\na@b.org,a@b.org,South", "Two columns are headed"),
        (b"PK\x03\x04 not a workbook", "This file cannot be read"),
        ('E-mail,Network\r\n"a@b.org,South', "A quotation mark is opened"),
        (b"E-mail,Network\r\n" + b"a@b.org,South\r\n" * 20_001, "more than 20,000 rows"),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_at_its_field(desk, south, content, sentence):
    page = upload(desk, "members", content)
    assert sentence in page.content.decode().replace("&quot;", '"') and not ImportRun.objects.exists()


def test_the_file_of_an_import_whose_task_failed_is_not_kept_either(desk, south, settings):
    run = services.keep("members", table(HEADINGS, ANN).encode(), desk.person)
    ImportRun.objects.update(
        state="confirmed", uploaded_at=datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=2)
    )
    jobs.remove_waiting_files()
    assert stored_files(settings)  # it may be at work still

    ImportRun.objects.update(uploaded_at=datetime.datetime.now(datetime.UTC) - datetime.timedelta(hours=25))
    jobs.remove_waiting_files()

    run.refresh_from_db()
    assert run.state == "stopped" and not stored_files(settings)
