"""About, history, what we do, help: facts with their source on the page."""

from __future__ import annotations

from django.db import transaction

from demo.content.history import HISTORY_SOURCE, history_page
from demo.pages import ensure_page
from demo.seeded_content import SeededContent
from pages.models import HelpPage, LandingPage, StandardPage


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Adds what is missing below the home page."""
    user = seeded.admin
    about = ensure_page("about", seeded.home, _about, user)
    seeded.pages = {
        "about": about,
        "history": ensure_page("about/history", about, history_page, user),
        "what-we-do": ensure_page("about/what-we-do", about, _what_we_do, user),
        "accessibility": ensure_page("about/accessibility", about, _accessibility, user),
        "privacy": ensure_page("about/privacy", about, _privacy, user),
        "help": ensure_page("help", seeded.home, _help, user),
    }


def _about() -> LandingPage:
    return LandingPage(
        title="About us",
        slug="about",
        summary="Who we are, where we come from and what we do.",
        body=[
            (
                "rich_text",
                "<p>One Small Thing is a women’s organisation in the UK. Its mission is to redesign the "
                "justice system for women and their children. Its values are empathy, compassion and "
                "respect: small things that have power together.</p>",
            )
        ],
    )


def _what_we_do() -> StandardPage:
    return StandardPage(
        title="What we do",
        slug="what-we-do",
        summary="We educate about trauma, influence for compassion and redesign the system.",
        body=[
            ("heading", {"text": "We educate", "level": "h2"}),
            (
                "rich_text",
                "<p>Becoming Trauma Informed is well established in UK prisons. By 2016 about 130 staff had been "
                "trained (One Small Thing, Round three of Becoming Trauma Informed, 2016); today residents take part "
                f"in groups that they lead with each other ({HISTORY_SOURCE}).</p>"
                "<p>It is used in prisons, criminal justice, the community sector, housing, health and "
                "social care, and policing.</p>",
            ),
            ("heading", {"text": "We influence", "level": "h2"}),
            (
                "rich_text",
                "<p>We campaign, answer consultations and publish what we learn, so that law and policy "
                "treat women with compassion.</p>",
            ),
            (
                "figure",
                {
                    "figure": "5,011",
                    "meaning": "Times that women were sent to prison in 2020. It was a pandemic year: "
                    "do not read a trend from it.",
                    "year": "2020",
                    "source": "Prison Reform Trust, Why focus on reducing women’s imprisonment?, July 2021",
                    "url": "",
                    "review": "July 2027",
                    "table": None,
                },
            ),
            ("heading", {"text": "We redesign", "level": "h2"}),
            (
                "rich_text",
                "<p>Hope Street was designed with women from 2019. It is a residential community for "
                "women and their children in Hampshire, opened in June 2023. Its aims: fewer women in "
                "prison without need, no mother parted from her child, no trauma handed on.</p>"
                f"<p>Source: {HISTORY_SOURCE}.</p>",
            ),
        ],
    )


def _help() -> HelpPage:
    return HelpPage(
        title="Help now",
        slug="help",
        summary="What to do if you are in danger or can’t go on, and which helpline to call: about abuse, or about "
        "anything.",
        first_steps=[
            (
                "rich_text",
                '<p><b>In danger now?</b> <a href="tel:999">Call\u00a0999</a>. If you can’t speak, stay on the line and press 55 on '
                "a mobile.</p><p><b>Somebody may look at this phone?</b> Press “Exit this page” at the "
                "top.</p><p><b>Want to talk?</b> The helplines below listen: Samaritans about anything, the domestic "
                "abuse line about fear and violence at home. You do not have to give your name.</p>",
            )
        ],
        body=[
            ("heading", {"text": "How to leave no trace", "level": "h2"}),
            (
                "rich_text",
                "<ul><li>Until you sign in, this site sets no cookie. It never counts you.</li>"
                "<li>Open a private window before you come back: then the phone keeps no list.</li>"
                "<li>To clear the list, look for “History” in your browser’s menu.</li>"
                "<li>A phone that somebody else can see may show calls that were made from it.</li></ul>",
            ),
            (
                "help_box",
                {
                    "heading": "You decide",
                    "text": "<p>Reading can be too much. You can stop here. Nothing is saved.</p>",
                },
            ),
        ],
    )


def _accessibility() -> StandardPage:
    return StandardPage(
        title="Accessibility",
        slug="accessibility",
        summary="What we do so that everyone can read this site, and what we have not checked yet.",
        body=[
            (
                "rich_text",
                "<p>Every page works without a script, with a keyboard, at four times the size of text "
                "and on paper. Machines check each kind of page for faults.</p>"
                "<p>Machines find a part of all faults. Not yet done: checks with people who use screen "
                "readers, and with women with lived experience.</p>",
            )
        ],
    )


def _privacy() -> StandardPage:
    return StandardPage(
        title="Privacy",
        slug="privacy",
        summary="What this site knows about you: nothing, until you sign in, send a form or ask for something by e-mail.",
        body=[
            (
                "rich_text",
                "<p>Readers: no cookie, no counting, nothing from other companies.</p>"
                "<p>Members: your e-mail address, your name if you give it, the networks that you belong "
                "to, and what you downloaded from their libraries. When you apply to a network: where you work, "
                "your role there and why you want to join. Your language, and the day of your last visit. One "
                "cookie keeps you signed in.</p>"
                "<p>Forms: what you write into one, until the day that the form itself names. It is deleted then, by "
                "the clock.</p>"
                "<p>Newsletter and changes of the blueprint: your e-mail address, what you asked for and in which language, until you "
                "stop the last of it: every e-mail has a link to a page "
                "with one button for that. They are deleted then. An address that nobody confirms is deleted after 48 hours.</p>"
                "<p>Not yet known: for how long what we know of members is kept. The charity must decide it before "
                "the site opens.</p>",
            )
        ],
    )
