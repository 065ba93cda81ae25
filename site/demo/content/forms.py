"""Two forms, each of which says that it is an example, and three answers that are plainly examples too."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.models import Page

from demo.pages import demo_key, ensure_page
from demo.seeded_content import SeededContent
from forms.models import FormPage
from forms.questions import CONSENT
from forms.services import keep

EXAMPLE = "<p>This form is an example, to show how one is made and answered here. Nobody answers what you send.</p>"
ADDRESSES = (
    "<p>Not yet known: the address, the telephone and the e-mail of the charity.</p>"
    "<p>We are no helpline. The numbers above the foot of this page listen to you.</p>"
)
#: Name, organisation, number of people, morning or afternoon, what somebody needs.
ANSWERS: tuple[tuple[str, str, int, int, list[int]], ...] = (
    ("Example Person 1", "Example Women’s Centre", 2, 0, [0]),
    ("Example Person 2", "Example Probation Office", 1, 1, []),
    ("Example Person 3", "Example Housing", 4, 0, [1, 2]),
)


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    learning, about = seeded.pages["learning"], seeded.pages["about"]
    is_new = not Page.objects.filter(translation_key=demo_key("learning/ask-for-a-place")).exists()
    place = ensure_page("learning/ask-for-a-place", learning, _place, seeded.admin)
    seeded.pages |= {
        "learning/ask-for-a-place": place,
        "about/contact": ensure_page("about/contact", about, _contact, seeded.admin),
    }
    if is_new:
        _answer(place)


def _question(kind: str, label: str, help: str = "", required: bool = True, **more: Any) -> tuple[str, dict[str, Any]]:
    return kind, {"label": label, "help": help, "required": required, **more}


def _place() -> FormPage:
    return FormPage(
        title="Ask for a place at a training day",
        slug="ask-for-a-place",
        summary="Tell us who would like to come, and what you need to take part.",
        body=[("rich_text", EXAMPLE)],
        questions=[
            _question("short_text", "Your name", autocomplete="name"),
            _question("email", "Your e-mail address", "For example name@example.org."),
            _question("telephone", "Telephone", "Only if you would like us to call you.", required=False),
            _question("short_text", "Where do you work?", autocomplete="organization"),
            _question("number", "How many people would come?"),
            _question(
                "one_choice", "Which part of the day suits you?", choices=["Morning", "Afternoon"], shown_as="buttons"
            ),
            _question("date", "Which day would suit you best?", "For example 27 3 2027.", required=False),
            _question(
                "several_choices",
                "What do you need to take part?",
                "Leave it empty if you need none of these.",
                required=False,
                choices=["Step-free access", "Large print", "A quiet room"],
            ),
            _question("long_text", "Anything else?", "Please write nothing about anybody’s health.", required=False),
        ],
        consent="I agree that you keep what I need to take part, to plan the day.",
        keep_months=6,
        notify="training@example.org",
        confirms=True,
        thanks="<p>On a form that is no example, this says what happens next and by when.</p>",
    )


def _contact() -> FormPage:
    return FormPage(
        title="Contact us",
        slug="contact",
        summary="Write to us about our work.",
        body=[("rich_text", EXAMPLE + ADDRESSES)],
        questions=[
            _question("short_text", "Your name", "A first name is enough.", required=False, autocomplete="name"),
            _question("email", "Your e-mail address", "For example name@example.org."),
            _question(
                "one_choice",
                "What is it about?",
                choices=["Campaigns", "Training and networks", "Press", "Something else"],
                shown_as="list",
            ),
            _question("long_text", "What would you like to tell us?"),
        ],
        keep_months=3,
        notify="hello@example.org",
        confirms=True,
        thanks="<p>On a form that is no example, this says what happens next and by when.</p>",
    )


def _answer(page: FormPage) -> None:
    asked = {question.label: question for question in page.question_list}

    def choice(label: str, number: int) -> str:
        return asked[label].choices[number][0]

    for name, organisation, people, time, needs in ANSWERS:
        said = {
            "Your name": name,
            "Your e-mail address": f"{name.lower().replace(' ', '.')}@example.org",
            "Where do you work?": organisation,
            "How many people would come?": people,
            "Which part of the day suits you?": choice("Which part of the day suits you?", time),
            "What do you need to take part?": [choice("What do you need to take part?", need) for need in needs],
        }
        keep(page, {question.key: said.get(label, "") for label, question in asked.items()} | {CONSENT: True})
