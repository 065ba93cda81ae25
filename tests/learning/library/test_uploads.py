"""Members' files: what is refused comes back with one sentence and everything that was typed."""

from __future__ import annotations

import hashlib
import io
from http import HTTPStatus
from pathlib import PurePath

import av
import pytest

from learning.library.enums import FileKind
from tests.documents import pdf, with_parts
from tests.harmful_documents import (
    HARMFUL,
    HARMFUL_IN_LIBRARIES,
    HARMFUL_UNCLEANED,
    HARMLESS,
    HARMLESS_IN_LIBRARIES,
)
from tests.learning.library.factories import make_resource
from tests.learning.library.uploads import files_of, refusal, upload
from tests.made_by_hand import related, with_default
from tests.site.files import leaks, samples

GOOD, BAD = HARMLESS | HARMLESS_IN_LIBRARIES, HARMFUL | HARMFUL_IN_LIBRARIES | HARMFUL_UNCLEANED


@pytest.mark.postgresql
@pytest.mark.parametrize("name", GOOD)
def test_a_harmless_file_of_each_kind_is_taken_as_it_is(editor, resource, name):
    assert upload(editor, resource, name, GOOD[name]).status_code == HTTPStatus.FOUND

    assert resource.files.get().file.read() == GOOD[name]


def test_the_harmless_files_are_of_every_kind_that_a_library_allows():
    assert {PurePath(name).suffix.lstrip(".") for name in GOOD} == set(FileKind.values)


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_acts_or_fetches_or_hides_something_is_refused_in_words(editor, resource, name):
    content, words = BAD[name]
    sentence = refusal(upload(editor, resource, name, content))

    assert words in sentence
    assert sentence.endswith(".") and not resource.files.exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.docx.pdf", HARMLESS["a.docx"], "not the .pdf file that its name says"),
        ("a.pdf.exe", HARMLESS["a.pdf"], "up to 50 MB"),
        ("empty.pdf", b"", "up to 50 MB"),
    ],
)
def test_a_file_under_a_wrong_name_is_told_what_is_wrong(editor, resource, name, content, words):
    assert words in refusal(upload(editor, resource, name, content))


@pytest.mark.postgresql
def test_the_same_file_a_second_time_is_refused_with_the_name_of_the_one_that_is_there(editor, resource):
    same, other = pdf(), pdf(lambda made: made.add_blank_page())
    upload(editor, resource, "a.pdf", same, name="Leader’s sheets")

    assert "file 1, “Leader’s sheets”" in refusal(upload(editor, resource, "renamed.pdf", same))
    assert upload(editor, resource, "b.pdf", other, name="Other").status_code == HTTPStatus.FOUND
    editor.post(files_of(resource), {"withdraw": "1"})
    assert upload(editor, resource, "a.pdf", same).status_code == HTTPStatus.FOUND


def test_the_same_file_in_two_resources_is_taken(editor, resource):
    elsewhere = make_resource(resource.section, "elsewhere")

    for place in (resource, elsewhere):
        assert upload(editor, place, "a.pdf", pdf()).status_code == HTTPStatus.FOUND


@pytest.mark.postgresql
@pytest.mark.parametrize("extension", [*samples.DOCUMENTS[:5], "mp3", "mp4"])
def test_names_and_places_are_removed_where_the_box_is_ticked(editor, resource, extension):
    original = samples.document(extension)
    assert leaks.left_in(original), "the sample tells nothing, so this test could not fail"
    assert upload(editor, resource, f"a.{extension}", original, remove_metadata="on").status_code == HTTPStatus.FOUND
    elsewhere = make_resource(resource.section, "elsewhere")
    assert upload(editor, elsewhere, f"a.{extension}", original).status_code == HTTPStatus.FOUND

    file, untouched = resource.files.get(), elsewhere.files.get()
    stored = file.file.read()
    assert leaks.left_in(stored) == [] and untouched.file.read() == original
    assert (file.size, file.sha256) == (len(stored), hashlib.sha256(stored).hexdigest())


def test_a_video_without_its_metadata_has_every_picture_and_sound(editor, resource):
    def packets(content: bytes) -> list[tuple[str, int | None, bytes]]:
        with av.open(io.BytesIO(content)) as film:
            return [
                (packet.stream.type, packet.pts, bytes(packet)) for packet in film.demux() if packet.dts is not None
            ]

    upload(editor, resource, "a.mp4", samples.mp4(), remove_metadata="on")
    stored = resource.files.get().file.read()

    assert packets(stored) == packets(samples.mp4())
    assert {kind for kind, *_ in packets(stored)} == {"audio", "video"}


@pytest.mark.postgresql
def test_the_same_file_is_known_again_after_names_and_places_were_removed(editor, resource):
    original = samples.document("pdf")
    upload(editor, resource, "a.pdf", original, remove_metadata="on")

    assert "is here already" in refusal(upload(editor, resource, "a.pdf", original, remove_metadata="on"))
    assert "is here already" in refusal(upload(editor, resource, "a.pdf", original))


def test_the_box_is_ticked_until_an_editor_unticks_it_and_stays_so_when_the_form_comes_back(editor, resource):
    def is_ticked(response) -> bool:
        page = response.content.decode()
        return "checked" in page[page.index('name="remove_metadata"') :].partition(">")[0]

    assert is_ticked(editor.get(files_of(resource)))
    assert is_ticked(upload(editor, resource, "a.pdf", b"no PDF", remove_metadata="on"))
    assert not is_ticked(upload(editor, resource, "a.pdf", b"no PDF"))


@pytest.mark.parametrize("name", HARMFUL_UNCLEANED)
def test_what_the_cleaner_takes_out_is_no_reason_to_refuse_where_the_box_is_ticked(editor, resource, name):
    content, _words = HARMFUL_UNCLEANED[name]

    assert upload(editor, resource, name, content, remove_metadata="on").status_code == HTTPStatus.FOUND
    stored = leaks.everything_inside(resource.files.get().file.read())
    assert not [
        trace for trace in (b"attachedTemplate", b"meta:template", b"MZ\x90", b"<script", b"%PDF") if trace in stored
    ]


def test_what_cannot_be_cleaned_is_refused_in_words(editor, resource):
    kinds = with_default(HARMLESS["a.docx"], "wdp", "image/vnd.ms-photo")
    strange = related(HARMLESS["a.docx"], "word/document.xml", "image", "media/a.wdp")
    strange = with_parts(strange, {"[Content_Types].xml": kinds, "word/media/a.wdp": b"II\xbc\x01Exif\x00\x00"})

    sentence = refusal(upload(editor, resource, "a.docx", strange, remove_metadata="on"))

    assert "picture inside this file" in sentence and not resource.files.exists()
