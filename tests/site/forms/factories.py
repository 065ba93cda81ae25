"""Form pages for tests, and answers to them as a browser sends them."""

from __future__ import annotations

import datetime

import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail_localize.models import Translation

from forms.models import FormPage
from forms.questions import QuestionKind
from tests.editing import at_desk
from tests.translating import start, translate, translation_of, welsh

WELSH = {
    "Ask for a place": "Gofyn am le",
    "ask-for-a-place": "gofyn-am-le",
    "Your name": "Eich enw",
    "Your e-mail address": "Eich cyfeiriad e-bost",
    "We answer to it.": "Byddwn yn ateb iddo.",
    "How many people?": "Faint o bobl?",
    "Which day?": "Pa ddiwrnod?",
    "When?": "Pryd?",
    "Morning": "Bore",
    "Afternoon": "Prynhawn",
    "What do you need?": "Beth sydd ei angen arnoch?",
    "Large print": "Print bras",
    "A quiet room": "Ystafell dawel",
    "Anything else?": "Unrhyw beth arall?",
    "You may keep this.": "Cewch gadw hyn.",
    "We answer within two weeks.": "Byddwn yn ateb o fewn pythefnos.",
}


def question(kind: str, label: str, help: str = "", required: bool = True, **more) -> tuple[str, dict]:
    return str(kind), {"label": label, "help": help, "required": required, **more}


def questions() -> list[tuple[str, dict]]:
    return [
        question(QuestionKind.SHORT_TEXT, "Your name", autocomplete="name"),
        question(QuestionKind.EMAIL, "Your e-mail address", "We answer to it."),
        question(QuestionKind.NUMBER, "How many people?"),
        question(QuestionKind.DATE, "Which day?", required=False),
        question(QuestionKind.ONE_CHOICE, "When?", choices=["Morning", "Afternoon"], shown_as="buttons"),
        question(
            QuestionKind.SEVERAL_CHOICES, "What do you need?", required=False, choices=["Large print", "A quiet room"]
        ),
        question(QuestionKind.LONG_TEXT, "Anything else?", required=False),
    ]


def form_page(**changes) -> FormPage:
    fields = {
        "title": "Ask for a place",
        "slug": "ask-for-a-place",
        "questions": questions(),
        "consent": "You may keep this.",
        "thanks": "<p>We answer within two weeks.</p>",
        "notify": "training@example.org",
        "confirms": True,
    }
    return FormPage(**fields | changes)


def welsh_of(page: FormPage, words: dict[str, str] = WELSH) -> FormPage:
    """Its Welsh page, made as a translator and a publisher make it."""
    desk = at_desk("administrator")
    page.get_parent().specific.copy_for_translation(welsh()).save_revision().publish()
    start(desk, page)
    translate(desk, page, words)
    Translation.objects.get(source__object_id=page.translation_key).save_target(publish=False)
    translation_of(page).get_latest_revision().publish()
    return translation_of(page)


def keys(page: FormPage) -> dict[str, str]:
    """The key of each question, and of each choice, by its words."""
    page = FormPage.objects.get(pk=page.pk)
    found = {}
    for one in page.question_list:
        found[one.label] = one.key
        found |= {words: key for key, words in one.choices}
    return found


def typed(page: FormPage, **changes) -> dict:
    """What somebody answers, in the fields of the page; `changes` by the words of the question."""
    known = keys(page)
    said = {
        "Your name": "Example Person",
        "Your e-mail address": "person@example.org",
        "How many people?": "2",
        "Which day?": ["27", "3", "2027"],
        "When?": known["Afternoon"],
        "What do you need?": [known["Large print"], known["A quiet room"]],
        "Anything else?": "First line.\r\nSecond line.",
    } | changes
    days = dict(zip(("day", "month", "year"), said.pop("Which day?"), strict=True))
    form = {known[label]: answer for label, answer in said.items()} | {"consent": "on", "website": ""}
    return form | {f"{known['Which day?']}_{part}": answer for part, answer in days.items()}


def opened(browser, page: FormPage, ago: int = 60) -> str:
    """The signed moment in the page, which was made so many seconds ago."""
    with time_machine.travel(timezone.now() - datetime.timedelta(seconds=ago)):
        shown = browser.get(page.url)
    return BeautifulSoup(shown.content, "html.parser").find("input", attrs={"name": "made"})["value"]


def send(browser, page: FormPage, english: FormPage | None = None, **changes):
    """Opens the page, answers a minute later and presses the button. The keys are those of the English page."""
    return browser.post(page.url, typed(english or page, **changes) | {"made": opened(browser, page)})
