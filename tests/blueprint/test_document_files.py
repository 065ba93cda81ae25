"""Files of works are made once, by a task, and kept; whoever waits is told how it stands."""

from __future__ import annotations

import datetime
import logging

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django_tasks_db.models import DBTaskResult

from blueprint import document_views, jobs
from blueprint.documents import making
from blueprint.documents.making import make_document
from blueprint.models import DocumentFile
from core.dates import today
from core.pdf.faults import LibraryMissing
from core.storages import StorageUnavailable
from tests.at_once import at_once
from tests.blueprint.factories import change
from tests.full_disk import nothing_can_be_written

pytestmark = pytest.mark.postgresql
ADDRESS = "/blueprint/HS-1/v1/document.pdf"


@pytest.fixture
def made(monkeypatch):
    """The titles of what was made, in place of the second that a PDF takes."""
    titles = []

    def make(content) -> bytes:
        titles.append([work.version.title for work in content.works])
        return b"%PDF-"

    for file_format in making.MAKERS:
        monkeypatch.setitem(making.MAKERS, file_format, make)
    return titles


def test_it_is_made_once_by_a_task_while_a_page_waits(client, db, make_entry, made, run_worker):
    make_entry()
    assert [client.get(ADDRESS).status_code for _ in range(3)] == [202] * 3
    assert DBTaskResult.objects.filter(task_path=make_document.module_path).count() == 1

    waiting = client.get(ADDRESS)
    assert waiting.headers["Refresh"] == "4" and "no-store" in waiting.headers["Cache-Control"]
    assert f'href="{ADDRESS}">Look again' in waiting.content.decode()
    assert not client.cookies

    run_worker()
    make_document.call(DocumentFile.objects.get().pk)
    answer = client.get(ADDRESS)
    assert made == [["One front door"]]
    assert answer.status_code == 302 and answer.url.endswith("/hope-street-HS-1-v1.pdf")


@pytest.mark.django_db(transaction=True)
def test_asked_for_a_hundred_times_at_once_it_is_given_to_one_task(real_database, landing, make_entry, settings):
    make_entry()
    real_database()
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    assert set(at_once(lambda number: {Client().get(ADDRESS).status_code for _ in range(5)} == {202})) == {True}
    tasks = DBTaskResult.objects.filter(task_path=make_document.module_path)
    assert set(at_once(lambda number: tasks.count())) == {1}


def test_a_changed_work_makes_new_files_and_its_old_version_keeps_its_own(
    client, db, make_entry, make_recommendation, made
):
    entry = make_entry()
    for address in (ADDRESS, "/blueprint/document.pdf", "/blueprint/opening/document.pdf"):
        assert client.get(address).status_code == 302, address
    assert made == [["One front door"]] * 3

    change(entry, title="Two front doors")
    titles = {}
    for address in (ADDRESS, "/blueprint/HS-1/v2/document.pdf", "/blueprint/opening/document.pdf"):
        client.get(address)
        titles[address] = made[-1]
    assert list(titles.values()) == [["One front door"], ["Two front doors"], ["Two front doors"]]

    before = len(made)
    make_recommendation(entry)
    client.get("/blueprint/HS-1/v2/document.pdf")
    assert len(made) == before + 1, "what rests on it today stands in it"
    assert client.get("/blueprint/HS-1/v3/document.pdf").status_code == 404
    assert client.get("/cy/blueprint/HS-1/v1/document.pdf").status_code == 404


def test_pages_lead_to_their_files(client, db, chapter, make_entry):
    make_entry()
    for page, address in {
        "/blueprint/opening/one-front-door/": ADDRESS,
        "/blueprint/HS-1/v1/": ADDRESS,
        "/blueprint/opening/": "/blueprint/opening/document.pdf",
        "/blueprint/": "/blueprint/document.pdf",
        "/blueprint/briefing/?work=HS-1": "/blueprint/briefing.docx?work=HS-1",
    }.items():
        assert f'href="{address}"' in client.get(page).content.decode(), page


@pytest.mark.parametrize(
    ("error", "said", "advice"),
    [
        (LibraryMissing("no Pango"), "lacks the programs", "debian-packages pdf"),
        (StorageUnavailable("full"), "Something went wrong", "Free space where public files are kept"),
        (ValueError("odd"), "Something went wrong", "tried again when somebody asks"),
    ],
)
def test_a_failure_is_said_and_tried_again(client, db, make_entry, made, monkeypatch, caplog, error, said, advice):
    make_entry()
    works = making.MAKERS["pdf"]

    def fail(content):
        raise error

    monkeypatch.setitem(making.MAKERS, "pdf", fail)
    with caplog.at_level(logging.ERROR):
        failed = client.get(ADDRESS)
    assert failed.status_code == 503
    page = failed.content.decode()
    assert said in page and 'href="/blueprint/HS-1/v1/"' in page and "print the page instead" in page
    (line,) = [record.getMessage() for record in caplog.records if record.name.startswith("blueprint")]
    assert advice in line and "hope-street-HS-1-v1.pdf" in line
    assert "Traceback" not in caplog.text or isinstance(error, ValueError)

    monkeypatch.setitem(making.MAKERS, "pdf", works)
    assert client.get(ADDRESS).status_code == 503, "not at once"
    DocumentFile.objects.update(asked_at=DocumentFile.objects.get().asked_at - datetime.timedelta(minutes=11))
    assert client.get(ADDRESS).status_code == 302


def test_briefings_are_bounded(client, db, make_entry, made, settings, run_worker, monkeypatch):
    make_entry()
    make_entry(slug="b", title="Another")
    one, two = "/blueprint/briefing.pdf?work=HS-1", "/blueprint/briefing.pdf?work=HS-2&work=HS-1"
    assert client.get("/blueprint/briefing.pdf?work=HS-99").url == "/blueprint/briefing/?"
    monkeypatch.setattr(document_views, "MAX_WAITING_BRIEFINGS", 1)
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"ask_for_document": "2/h/ip"}
    assert client.get(one).status_code == 202
    assert client.get(two).status_code == 503
    run_worker()
    assert client.get(one).status_code == 302, "what is made is not counted"
    assert client.get(two).status_code == 429


def test_whoever_has_every_version_made_is_asked_to_wait(client, db, make_entry, made, settings):
    entry = make_entry()
    for title in ("Two front doors", "Three front doors"):
        entry = change(entry, title=title)
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"ask_for_document": "2/h/ip"}
    addresses = [f"/blueprint/HS-1/v{number}/document.pdf" for number in (1, 2, 3)]
    assert [client.get(address).status_code for address in addresses] == [302, 302, 429]
    assert client.get(ADDRESS).status_code == 302, "what is made is not counted"


def test_no_crawler_is_invited_to_files_that_make_work(client, db):
    lines = client.get("/robots.txt").content.decode().splitlines()
    for name in ("document.pdf", "briefing.pdf", "briefing.docx"):
        assert f"Disallow: /*/{name}" in lines


def test_what_is_made_is_there_while_nothing_can_be_written(client, db, make_entry, made):
    """Whoever fetches it first on a day is noted, or is not."""
    make_entry()
    client.get(ADDRESS)
    before = today() - datetime.timedelta(days=1)
    DocumentFile.objects.update(used_on=before)
    with nothing_can_be_written():
        assert client.get(ADDRESS).status_code == 302

    assert DocumentFile.objects.get().used_on == before
    client.get(ADDRESS)
    assert DocumentFile.objects.get().used_on == today()


def test_what_the_storage_has_lost_is_made_again(client, db, make_entry, made, monkeypatch, caplog):
    """As after a restore. It is looked for once a day, and a storage that does not answer has lost nothing."""
    make_entry()
    client.get(ADDRESS)
    lost = DocumentFile.objects.get()
    default_storage.delete(lost.file)
    DocumentFile.objects.update(used_on=today() - datetime.timedelta(days=1))
    with monkeypatch.context() as patch:
        patch.setattr(type(default_storage._wrapped), "exists", away)
        assert client.get(ADDRESS).status_code == 302 and len(made) == 1

    assert client.get(ADDRESS).status_code == 302 and len(made) == 2
    assert DocumentFile.objects.get().file == lost.file and default_storage.exists(lost.file)
    assert "is not in the storage of public files any more" in caplog.text


def away(storage, name):
    raise StorageUnavailable("away")


def test_a_file_that_cannot_be_deleted_stops_no_other(client, db, make_entry, made, monkeypatch, caplog):
    make_entry()
    for address in ("/blueprint/briefing.pdf?work=HS-1", "/blueprint/briefing.docx?work=HS-1"):
        client.get(address)
    first, second = DocumentFile.objects.order_by("-created", "-pk")
    delete = type(default_storage._wrapped).delete

    def refuse_one(storage, name):
        if name == first.file:
            raise PermissionError(13, "Permission denied", name)
        delete(storage, name)

    monkeypatch.setattr(type(default_storage._wrapped), "delete", refuse_one)
    monkeypatch.setattr(jobs, "MAX_BRIEFINGS", 0)
    assert jobs.forget_documents() == 1
    assert DocumentFile.objects.get() == first and not default_storage.exists(second.file)
    assert first.file in caplog.text


def test_what_nobody_fetches_is_deleted_with_its_file(client, db, make_entry, made, monkeypatch):
    make_entry()
    for address in (ADDRESS, "/blueprint/briefing.pdf?work=HS-1", "/blueprint/briefing.docx?work=HS-1"):
        client.get(address)
    pdf, old, new = DocumentFile.objects.order_by("pk")
    DocumentFile.objects.exclude(pk=new.pk).update(used_on=new.used_on - datetime.timedelta(days=8))
    assert jobs.forget_documents() == 1
    assert set(DocumentFile.objects.all()) == {pdf, new}
    assert not default_storage.exists(old.file) and default_storage.exists(pdf.file)

    client.get(ADDRESS)
    assert DocumentFile.objects.get(pk=pdf.pk).used_on == new.used_on, "it was fetched today"
    monkeypatch.setattr(jobs, "MAX_BRIEFINGS", 0)
    assert jobs.forget_documents() == 1
    assert default_storage.exists(pdf.file) and not default_storage.exists(new.file)


@pytest.mark.parametrize("end", ["changed", "unpublished", "deleted"])
def test_what_a_chapter_no_longer_says_leaves_the_files_too(
    client, db, chapter, make_entry, made, end, django_capture_on_commit_callbacks
):
    chapter.beliefs = "<p>Not for long.</p>"
    chapter.save_revision().publish()
    entry = make_entry()
    for address in (ADDRESS, "/blueprint/document.pdf", "/blueprint/opening/document.pdf"):
        assert client.get(address).status_code == 302, address
    change(entry, title="Two front doors")
    of_version, *others = [document.file for document in DocumentFile.objects.order_by("pk")]
    chapter = type(chapter).objects.get(pk=chapter.pk)
    with django_capture_on_commit_callbacks(execute=True):
        chapter.save_revision().publish()
    assert all(map(default_storage.exists, [of_version, *others])), "the text is that of today"

    with django_capture_on_commit_callbacks(execute=True):
        if end == "changed":
            chapter.beliefs = ""
            chapter.save_revision().publish()
        elif end == "unpublished":
            chapter.unpublish()
        else:
            chapter.delete()
    assert [default_storage.exists(name) for name in (of_version, *others)] == [True, False, False]


def test_what_a_killed_worker_left_does_not_stay(db, client, make_entry, made):
    make_entry()
    client.get(ADDRESS)
    document = DocumentFile.objects.get()
    DocumentFile.objects.update(file="")
    assert default_storage.exists(document.path)
    default_storage.delete(document.path)
    default_storage.save(document.path, ContentFile(b"half"))
    make_document.call(document.pk)
    document.refresh_from_db()
    assert document.file == document.path and default_storage.open(document.file).read() == b"%PDF-"
