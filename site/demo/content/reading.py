"""For whom some resources are, how they may be used, and what belongs to them: the words that a reader looks for first."""

from __future__ import annotations

from dataclasses import dataclass

from blueprint.models import EntryPage
from demo.seeded_content import SeededContent
from influence.models import Topic
from learning.library.models import RelatedEntry, Resource


@dataclass(frozen=True)
class Words:
    """`topics` are parts of addresses with spaces between them; each pair is English and Welsh, or empty."""

    topics: str
    for_whom: tuple[str, str]
    how_to_use: tuple[str, str] = ("", "")
    in_the_blueprint: bool = False


WORDS = {
    "working-definition": Words(
        "trauma-informed",
        ("Anybody who has heard the word and wonders what it asks of them.", "Unrhyw un sydd wedi clywed y gair ac sy’n meddwl beth mae’n ei ofyn."),
        ("Share it with anybody, and say where it comes from.", "Rhannwch ef ag unrhyw un, a dywedwch o ble y daw."),
    ),
    "figures-with-their-source": Words("trauma-informed remand", ("People who write or speak about women and prison.", "")),
    "fresh-eyes-checklist": Words(
        "trauma-informed",
        ("People who run a building: a prison wing, a hostel, a probation office. You need no training to use it.", "Pobl sy’n rhedeg adeilad: adain carchar, hostel, swyddfa brawf. Nid oes angen hyfforddiant i’w ddefnyddio."),
        ("Print it for your own team. Do not put it on a website.", "Argraffwch ef ar gyfer eich tîm eich hun. Peidiwch â’i roi ar wefan."),
        in_the_blueprint=True,
    ),
    "looking-after-staff": Words(
        "trauma-informed",
        ("People who lead a team, and people in one.", ""),
        ("Read it alone first. Talk about it with somebody afterwards.", ""),
    ),
    "courts-greater-manchester": Words("womens-centres", ("People who plan services for women at court.", "")),
}  # fmt: skip


def seed(seeded: SeededContent) -> None:
    """Adds what is missing: a resource that has a topic keeps what an editor wrote."""
    for slug, words in WORDS.items():
        resource = Resource.objects.filter(slug=slug).first()
        if resource and not resource.topics.exists():
            _write(resource, words)
            resource.save_revision(user=seeded.admin).publish(user=seeded.admin, skip_permission_checks=True)


def _write(resource: Resource, words: Words) -> None:
    resource.topics = Topic.objects.filter(slug__in=words.topics.split())
    english = {"en-gb": 0, "cy": 1}
    rows = list(resource.translations.all())
    for row in rows:
        row.for_whom, row.how_to_use = (pair[english[row.language]] for pair in (words.for_whom, words.how_to_use))
    resource.translations = rows
    entry = (
        EntryPage.objects.filter(locale__language_code="en-gb").order_by("path").first()
        if words.in_the_blueprint
        else None
    )
    if entry:
        resource.related_entries = [RelatedEntry(page=entry)]
