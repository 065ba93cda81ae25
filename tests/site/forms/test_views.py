"""The answers in the admin: who reads them, the list, the exports, and questions that were taken out."""

from __future__ import annotations

import csv
import datetime
import io

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from forms.models import FormPage, FormSubmission, FormVersion
from tests.editing import at_desk
from tests.site.forms.factories import keys, send

FORMULA = '=HYPERLINK("https://evil.example")'


def list_url(page) -> str:
    return reverse("wagtailforms:list_submissions", args=[page.pk])


def as_csv(desk, page, **filters) -> list[dict[str, str]]:
    response = desk.get(list_url(page), {"export": "csv"} | filters)
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode(), newline="")))


def as_xlsx(desk, page) -> list[dict]:
    response = desk.get(list_url(page), {"export": "xlsx"})
    heading, *rows = load_workbook(io.BytesIO(response.getvalue())).active.iter_rows()
    names = [cell.value for cell in heading]
    assert [cell.value for row in rows for cell in row if cell.data_type == "f"] == []
    return [dict(zip(names, [cell.value for cell in row], strict=True)) for row in rows]


#: What a role reads. A network editor's pages are those below the learning page.
READS = {
    "editor": True,
    "publisher": True,
    "administrator": True,
    "translator": False,
    "network editor": False,
    "blueprint editor": False,
    "coordinator": False,
}


def test_who_reads_and_deletes_answers(place, welsh_place, browser):
    send(browser, place)
    answer = FormSubmission.objects.get()
    delete = f"{reverse('wagtailforms:delete_submissions', args=[place.pk])}?selected-submissions={answer.pk}"
    addresses = [
        "/admin/", "/admin/forms/", "/admin/pages/", list_url(place), f"{list_url(place)}?export=csv",
        list_url(welsh_place), "/admin/reports/site-history/", delete,
        reverse("wagtailadmin_pages:usage", args=[place.pk]),
    ]  # fmt: skip
    for role, reads in READS.items():
        desk = at_desk(role)
        told = [address for address in addresses if "Example Person" in said(desk.get(address))]
        assert told == ([list_url(place), f"{list_url(place)}?export=csv"] if reads else []), role
        deletes = reads and role != "editor"
        assert ('name="selected-submissions"' in said(desk.get(list_url(place)))) is deletes, role
        desk.post(delete)
        assert FormSubmission.objects.exists() is not deletes, role
        lines = PageLogEntry.objects.filter(action="forms.delete_answers", page=place.pk, user__groups__name=role)
        assert [line.message for line in lines] == (["1 answer was deleted"] if deletes else []), role
        answer.save()


def said(response) -> str:
    return (b"".join(response.streaming_content) if response.streaming else response.content).decode()


def test_answers_in_both_languages_stand_in_one_list_by_the_english_words(place, welsh_place, browser):
    send(browser, place)
    send(browser, welsh_place, place)
    desk = at_desk("editor")

    shown = desk.get(list_url(place)).content.decode()
    for words in ("English", "Welsh", "Afternoon", "Large print, A quiet room", "27 March 2027"):
        assert words in shown
    rows = as_csv(desk, place)
    assert [row["Language"] for row in rows] == ["English", "Welsh"]
    assert {row["When?"] for row in rows} == {"Afternoon"}
    assert [row["Agreed to"] for row in rows] == ["You may keep this.", "Cewch gadw hyn."]
    assert [row["Language"] for row in as_csv(desk, place, language="cy")] == ["Welsh"]
    long_ago = {"date_from": "01/01/2020", "date_to": "02/01/2020"}
    assert as_csv(desk, place, **long_ago) == []


def test_no_cell_is_a_formula_and_telephone_numbers_come_back_as_they_were_typed(place, browser):
    typed = ["+44 7700 900123", "07700900123", FORMULA, "-1", "@name", "'quoted"]
    for words in typed:
        send(browser, place, **{"Your name": words})
    desk = at_desk("editor")

    cells = [row["Your name"] for row in as_csv(desk, place)]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert [cell.removeprefix("'") for cell in cells] == typed
    rows = as_xlsx(desk, place)
    assert [row["Your name"] for row in rows] == typed
    assert rows[0]["How many people?"] == 2
    assert rows[0]["Which day?"] == datetime.date(2027, 3, 27)


def test_a_question_and_a_choice_that_were_taken_out_are_still_in_list_and_export(place, browser):
    send(browser, place)
    known = keys(place)
    page = FormPage.objects.get(pk=place.pk)
    raw = [block for block in page.questions.raw_data if block["id"] != known["How many people?"]]
    for block in raw:
        if block["id"] == known["When?"]:
            block["value"]["choices"] = [
                *block["value"]["choices"][:1],
                {"type": "item", "value": "Evening", "id": "8d1b6c9e-0000-4000-8000-000000000001"},
            ]
    page.questions = raw_stream(page, raw)
    page.save_revision().publish()

    desk = at_desk("editor")
    assert "How many people? (removed)" in desk.get(list_url(place)).content.decode()
    for rows in (as_csv(desk, place), as_xlsx(desk, place)):
        assert str(rows[0]["How many people? (removed)"]) == "2"
        assert rows[0]["When?"] == "Afternoon"
        assert "How many people?" not in rows[0]


def raw_stream(page, raw):
    from wagtail.blocks import StreamValue

    return StreamValue(page.questions.stream_block, raw, is_lazy=True)


def ten_thousand(page, count: int) -> None:
    known = keys(page)
    version = FormVersion.objects.get()
    day = timezone.localdate() + datetime.timedelta(days=100)
    answers = {known["Your name"]: "Example Person", known["When?"]: known["Morning"]}
    FormSubmission.objects.bulk_create(
        FormSubmission(
            page_id=page.pk,
            version=version,
            language="en-gb",
            delete_on=day,
            form_data=answers,
            submit_time=timezone.now(),
        )
        for _number in range(count)
    )


def test_ten_thousand_answers_are_a_list_of_pages_and_an_export_read_in_parts(place, browser, monkeypatch):
    send(browser, place)
    desk = at_desk("editor")
    desk.get(list_url(place))

    def queries_of_the_list() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            desk.get(list_url(place))
        return len(queries)

    few = queries_of_the_list()
    ten_thousand(place, 9_999)
    assert queries_of_the_list() == few

    parts = []
    iterator = FormSubmission.objects.none().__class__.iterator
    monkeypatch.setattr(
        "django.db.models.query.QuerySet.iterator",
        lambda self, chunk_size=None: parts.append(chunk_size) or iterator(self, chunk_size),
    )
    response = desk.get(list_url(place), {"export": "csv"})
    assert response.streaming
    lines = b"".join(response.streaming_content).decode().splitlines()
    assert sum("Example Person" in line for line in lines) == 10_000
    assert parts == [500]
