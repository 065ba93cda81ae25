"""Members' files and the virus scanner: only what it called clean, byte by byte, is given out."""

from __future__ import annotations

import hashlib
from http import HTTPStatus

import pytest
from django.core.files.base import ContentFile

from files.scanning import TIMEOUT
from learning.library.jobs import scan_waiting_files
from learning.library.models import Download, ResourceFile
from tests.clamd import EICAR, FakeClamd
from tests.documents import pdf
from tests.learning.library.factories import make_file
from tests.learning.library.uploads import files_of, refusal, upload


@pytest.fixture
def clamd(settings):
    with FakeClamd() as server:
        settings.CLAMD_URL = server.url
        yield server


def test_what_the_scanner_calls_clean_is_taken_and_given_out(clamd, editor, member, resource):
    content = pdf()
    assert upload(editor, resource, "a.pdf", content).status_code == HTTPStatus.FOUND

    file = resource.files.get()
    assert clamd.scanned == [content]
    assert file.scanned_sha256 == file.sha256 == hashlib.sha256(content).hexdigest()
    assert member.get(file.get_absolute_url()).status_code == HTTPStatus.FOUND


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "found “Win.Test.EICAR_HDB-1”"),
        ("stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND", "cannot look into this file"),
        ("INSTREAM size limit exceeded. ERROR", "cannot look into this file"),
        ("stream: Heuristics.Encrypted.PDF FOUND", "cannot look into this file"),
        ("stream: Can't open file ERROR", "does not answer"),
        ("", "does not answer"),
        ("something else: OK", "does not answer"),
        ("\xff\xfe", "does not answer"),
    ],
)
def test_without_a_clear_clean_a_file_is_refused(clamd, editor, resource, answer, words):
    clamd.answer = answer
    content = pdf(lambda made: made.Root.update({"/Thing": made.make_stream(EICAR)}), compress_streams=False)

    assert words in refusal(upload(editor, resource, "a.pdf", content))
    assert not resource.files.exists()


def test_while_the_scanner_is_away_uploads_are_refused_and_downloads_go_on(clamd, editor, member, resource):
    upload(editor, resource, "a.pdf", pdf())
    clamd.stop()

    newer = pdf(lambda made: made.add_blank_page())
    assert "does not answer" in refusal(upload(editor, resource, "b.pdf", newer, replaces=resource.files.get().pk))
    assert member.get(resource.files.get().get_absolute_url()).status_code == HTTPStatus.FOUND


def test_a_scanner_that_hangs_up_in_the_middle_is_no_clean(clamd, editor, resource):
    clamd.hangs_up_after = 10

    big = pdf(lambda made: made.Root.update({"/Thing": made.make_stream(bytes(3_000_000))}), compress_streams=False)
    assert "does not answer" in refusal(upload(editor, resource, "a.pdf", big))
    assert TIMEOUT <= 60


def test_a_file_from_before_the_scanner_waits_until_it_is_called_clean(settings, editor, member, resource):
    file = make_file(resource, "Old", pdf())
    address = file.get_absolute_url()
    with FakeClamd() as server:
        settings.CLAMD_URL = server.url
        assert member.get(address).status_code == HTTPStatus.NOT_FOUND
        assert "Waits for the virus scanner" in editor.get(files_of(resource)).content.decode()

        assert scan_waiting_files() == 1

        assert member.get(address).status_code == HTTPStatus.FOUND
        assert "Waits for the virus scanner" not in editor.get(files_of(resource)).content.decode()
        assert Download.objects.count() == 1 and scan_waiting_files() == 0


def test_bytes_that_were_exchanged_in_the_storage_are_not_released_by_their_clean(clamd, member, resource):
    """The scanner calls the other bytes clean, but they are not those of the upload."""
    file = make_file(resource, "Sheets", pdf())
    storage = file.file.storage
    storage.delete(file.key)
    storage.save(file.key, ContentFile(pdf(lambda made: made.add_blank_page())))
    ResourceFile.objects.update(scanned_sha256="")

    assert scan_waiting_files() == 0
    assert member.get(file.get_absolute_url()).status_code == HTTPStatus.NOT_FOUND


def test_a_virus_in_an_old_file_keeps_it_back(settings, member, resource):
    file = make_file(resource, "Old", pdf().replace(b"\n", b"\n%" + EICAR + b"\n", 1))
    with FakeClamd() as server:
        settings.CLAMD_URL = server.url

        assert scan_waiting_files() == 0
        assert member.get(file.get_absolute_url()).status_code == HTTPStatus.NOT_FOUND


def test_without_the_setting_nothing_is_asked(editor, resource):
    with FakeClamd() as server:
        assert upload(editor, resource, "a.pdf", pdf()).status_code == HTTPStatus.FOUND

    assert server.scanned == [] and resource.files.get().scanned_sha256 == ""
