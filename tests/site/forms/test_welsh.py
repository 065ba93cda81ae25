"""What may be collected is decided in English: the Welsh form follows at once, and the editor is told."""

from __future__ import annotations

from wagtail.test.utils.form_data import streamfield

from forms.models import FormPage, FormSubmission
from tests.editing import at_desk
from tests.site.forms.factories import keys, opened, welsh_of
from tests.site.forms.test_editor import add_url, edit_form, edit_url, question, with_ids
from tests.translating import words

WELSH = {
    "Ask for a place": "Gofyn am le",
    "Your name": "Eich enw",
    "E-mail": "E-bost",
    "When?": "Pryd?",
    "Morning": "Bore",
    "Evening": "Gyda’r nos",
    "I agree.": "Rwy’n cytuno.",
}


def test_what_is_taken_out_in_english_is_not_asked_in_welsh_and_what_is_new_waits(about, welsh_home, browser):
    desk = at_desk("publisher")
    desk.post(add_url(about), edit_form("publish", consent="I agree."))
    page = FormPage.objects.get()
    known = keys(page)
    welsh = welsh_of(page, WELSH)
    before = words(browser.get(welsh.url))
    assert all(text in before for text in ("Eich enw", "Gyda’r nos", "Rwy’n cytuno."))

    questions = with_ids(page, {})
    questions["0"]["deleted"] = "1"
    questions["2"]["value"]["choices"]["1"]["deleted"] = "1"
    questions["2"]["value"]["choices"] |= {
        "2": {"id": "", "type": "item", "value": "Noon", "deleted": "", "order": "2"},
        "count": "3",
    }
    questions |= {"3": streamfield([question("date", "Which day?", required="")])["0"], "count": "4"}
    questions["3"]["order"] = "3"
    answer = words(desk.post(edit_url(page), edit_form("publish", questions=questions), follow=True))

    assert "What you took out goes from the Welsh page at the same moment." in answer
    assert "“Which day?” is not asked in Welsh until it is translated and published there." in answer
    after = words(browser.get(welsh.url))
    assert "E-bost" in after and "Bore" in after
    assert not [text for text in ("Eich enw", "Gyda’r nos", "Rwy’n cytuno.", "Which day?", "Noon") if text in after]
    sent = {known["Your name"]: "Kept by nobody", known["E-mail"]: "a@example.org", known["When?"]: known["Morning"]}
    assert browser.post(welsh.url, sent | {"made": opened(browser, welsh), "website": ""}).status_code == 302
    kept = FormSubmission.objects.get()
    assert kept.form_data == {known["E-mail"]: "a@example.org", known["When?"]: known["Morning"]}
    assert "consent" not in kept.form_data and not kept.version.content["consent"]
