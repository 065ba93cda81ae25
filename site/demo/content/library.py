"""Two network libraries and a shared one, with real files, below the public page of the hub."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from core.content_notes import Theme
from demo.content import files
from demo.content import library_texts as texts
from demo.pages import ensure_page
from demo.seeded_content import SeededContent
from files.file_types import sniff
from learning.audiences import AudienceKind
from learning.library import services
from learning.library.enums import Licence
from learning.library.models import Library, Resource, ResourceFile, Section
from learning.models import LearningPage


@dataclass(frozen=True)
class Made:
    """A file: its name, what makes it, and, for a newer version, what changed."""

    name: str
    make: Callable[[], bytes]
    language: str = "en-gb"
    what_changed: str = ""


@dataclass(frozen=True)
class Item:
    slug: str
    title: str
    summary: str
    made: list[Made]
    welsh: tuple[str, str] = ("", "")
    licence: str = Licence.MEMBERS
    content_themes: tuple[Theme, ...] = ()
    content_note: str = ""
    text: str = ""
    days_ago: int = 40
    review: datetime.date = field(default=datetime.date(2027, 9, 1))


USE = (
    "<h3>How to use it</h3><ol><li>Read it alone first.</li><li>Tell people that they may stop at any time.</li>"
    "<li>Change one small thing.</li></ol><p><i>These steps are written for this demonstration.</i></p>"
)
EXAMPLE_SUMMARY = "An example, to show how such a file looks in a library."

#: A text in English and in Welsh; empty where there is no Welsh.
Texts = tuple[str, str]

LIBRARIES: list[tuple[str, Texts, Texts, list[tuple[Texts, list[Item]]]]] = [
    ("shared", ("Shared library", "Llyfrgell a rennir"), ("For everyone who is signed in.", "I bawb sydd wedi mewngofnodi."), [
        (("Start here", "Dechrau yma"), [
            Item("working-definition", "Trauma-informed practice: one page", "The working definition for England, its six principles and what it leaves open.",
                 [Made("Trauma-informed practice: one page", lambda: files.pdf(texts.DEFINITION)),
                  Made("Ymarfer sy’n ystyriol o drawma", lambda: files.pdf(texts.DEFINITION_WELSH), "cy")],
                 welsh=("Ymarfer sy’n ystyriol o drawma: un dudalen", "Diffiniad gwaith Lloegr. Enghraifft i’w gwirio."), licence=Licence.CC_BY, days_ago=60),
            Item("where-to-begin-reading", "Where to begin reading", "Eight sources, with what each can and cannot tell you.",
                 [Made("Where to begin reading", lambda: files.docx(texts.READING))], licence=Licence.CC_BY),
            Item("words-we-use", "Words we use", "Short rules for anybody who writes with us.",
                 [Made("Words we use", lambda: files.pdf(texts.WORDS))], welsh=("Geiriau rydym yn eu defnyddio", ""), licence=Licence.CC_BY_NC),
        ]),
        (("Figures", "Ffigurau"), [
            Item("figures-with-their-source", "Women and prison: figures with their source", "Each with its year, its source and the day to look again.",
                 [Made("Women and prison: figures", lambda: files.xlsx(texts.FIGURES))], licence=Licence.CC_BY,
                 content_themes=(Theme.CHILDHOOD_ABUSE,), content_note="One row speaks of it."),
        ]),
    ]),
    ("south", ("South network library", "Llyfrgell rhwydwaith South"), ("What members of the South network use and share.", ""), [
        (("Start here", "Dechrau yma"), [
            Item("fresh-eyes-checklist", "Walk your site with fresh eyes: a checklist", "Someone who does not know your building walks through it and says what she sees.",
                 [Made("Walk your site with fresh eyes", lambda: files.pdf(texts.FRESH_EYES)),
                  Made("Walk your site with fresh eyes, to change", lambda: files.docx(texts.FRESH_EYES))],
                 welsh=("Cerddwch drwy eich safle â llygaid newydd: rhestr wirio", ""), licence=Licence.CC_BY_NC, text=USE, days_ago=22),
            Item("looking-after-staff", "Looking after staff: what reviews have found", "Two reviews and one framework, in plain words.",
                 [Made("Looking after staff", lambda: files.pdf(texts.STAFF))], content_note="It speaks of secondary trauma."),
        ]),
        (("Meetings", "Cyfarfodydd"), [
            Item("meeting-notes-south", "Notes of a network meeting", EXAMPLE_SUMMARY,
                 [Made("Notes of a network meeting", lambda: files.pdf(texts.MEETING)),
                  Made("Notes of a network meeting", lambda: files.pdf(texts.MEETING_AGAIN), what_changed="The question to the office is added.")], days_ago=9),
            Item("action-log-south", "Action log of a network", EXAMPLE_SUMMARY, [Made("Action log", lambda: files.xlsx(texts.ACTIONS))], days_ago=9),
        ]),
    ]),
    ("north", ("North network library", "Llyfrgell rhwydwaith North"), ("What members of the North network use and share.", ""), [
        (("What is known", "Yr hyn sy’n hysbys"), [
            Item("womens-centres", "Women’s centres: what they cost and what is known", "Costs, and two official comparisons that do not say the same.",
                 [Made("Women’s centres", lambda: files.pdf(texts.CENTRES))]),
            Item("courts-greater-manchester", "Women before the courts in Greater Manchester", "What was evaluated, and what was not.",
                 [Made("Women before the courts", lambda: files.pdf(texts.COURTS))]),
        ]),
        (("Meetings", "Cyfarfodydd"), [
            Item("meeting-notes-north", "Notes of a meeting in the North", EXAMPLE_SUMMARY, [Made("Notes of a meeting", lambda: files.docx(texts.MEETING))], days_ago=15),
            Item("who-does-what", "Who does what near you", EXAMPLE_SUMMARY, [Made("Who does what near you", lambda: files.xlsx(texts.NEARBY))], days_ago=15),
        ]),
    ]),
]  # fmt: skip


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Adds what is missing, found by its address; a record that exists keeps what an editor wrote."""
    seeded.pages["learning"] = ensure_page("learning", seeded.home, _learning, seeded.admin)
    for slug, titles, summaries, sections in LIBRARIES:
        if not Library.objects.filter(slug=slug).exists():
            _library(seeded, slug, titles, summaries, sections)


def _learning() -> LearningPage:
    return LearningPage(
        title="Networks and training",
        slug="learning",
        summary="People who work with women affected by the justice system meet in regional networks, and learn from one another.",
        body=[
            ("rich_text", "<p>A network is a group of professionals from prisons, probation, health, housing, policing "
             "and charities in one part of the country. Members share what they try: what happened, and what did "
             "not work.</p><p>Each network has a library that only its members can open. Some of what is in it is "
             "safe only with people who have trained to use it; some are notes of meetings where people spoke freely.</p>"),
        ],
    )  # fmt: skip


def _library(
    seeded: SeededContent, slug: str, titles: Texts, summaries: Texts, sections: list[tuple[Texts, list[Item]]]
) -> None:
    network = seeded.networks.get(slug)
    kind = AudienceKind.NETWORKS if network else AudienceKind.EVERYONE
    library = add_library(seeded, Library(slug=slug, audience_kind=kind), titles, summaries, sections)
    if network:
        library.networks.set([network])


def add_library(
    seeded: SeededContent, library: Library, titles: Texts, summaries: Texts, sections: list[tuple[Texts, list[Item]]]
) -> Library:
    """A published library with its sections and resources; whom it is for is set by whoever adds it."""
    publish(library, seeded, titles, summaries)
    for order, (heading, items) in enumerate(sections, 1):
        section = publish(Section(library=library, order=order), seeded, heading, ("", ""))
        for number, item in enumerate(items, 1):
            _resource(seeded, section, number, item)
    return library


def _resource(seeded: SeededContent, section: Section, order: int, item: Item) -> None:
    resource = Resource(section=section, slug=item.slug, order=order, licence=item.licence, review_date=item.review)
    titles, summaries = (item.title, item.welsh[0]), (item.summary, item.welsh[1])
    at = timezone.now() - datetime.timedelta(days=item.days_ago)
    resource.content_themes = list(item.content_themes)
    resource.first_published_at = at
    publish(resource, seeded, titles, summaries, content_note=item.content_note, text=item.text)
    before: ResourceFile | None = None
    for made in item.made:
        content = made.make()
        before = services.add_file(
            resource,
            ContentFile(content, name=f"made.{sniff(BytesIO(content))}"),
            name=made.name,
            language=made.language,
            what_changed=made.what_changed,
            replaces=before if made.what_changed else None,
            by=seeded.admin,
        )
        ResourceFile.objects.filter(pk=before.pk).update(added_at=at if not made.what_changed else timezone.now())
    Resource.objects.filter(pk=resource.pk).refresh_newest()


def publish[R: (Library, Section, Resource)](
    record: R, seeded: SeededContent, titles: Texts, summaries: Texts, **english: str
) -> R:
    """As the Publish button does, so that history and schedule work on it."""
    translation = type(record)._meta.get_field("translations").related_model
    rows = [translation(language="en-gb", title=titles[0], summary=summaries[0], **english)]
    if titles[1]:
        rows.append(translation(language="cy", title=titles[1], summary=summaries[1]))
    record.translations = rows
    record.live = False
    record.save()
    record.save_revision(user=seeded.admin).publish(user=seeded.admin, skip_permission_checks=True)
    record.refresh_from_db()
    return record
