"""Choices of entries, recommendations and sources, which are translated in the interface catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Kind(models.TextChoices):
    ENTRY = "entry", _("Learning entry")
    RECOMMENDATION = "recommendation", _("Recommendation")


class Strength(models.IntegerChoices):
    """The strength of an entry's evidence. The landing page publishes the rule for each level."""

    EXPERIENCE = 1, _("1 of 5: Experience")
    RECORDED = 2, _("2 of 5: Recorded")
    INDEPENDENT = 3, _("3 of 5: Independent")
    COMPARED = 4, _("4 of 5: Compared")
    REPEATED = 5, _("5 of 5: Repeated")

    @property
    def rule(self) -> StrPromise:
        return STRENGTH_RULES[self]


STRENGTH_RULES = {
    Strength.EXPERIENCE: _("What women and staff tell us. One place, one time."),
    Strength.RECORDED: _("Written down at the time, in records or documents that others can ask for."),
    Strength.INDEPENDENT: _("Looked at by people outside the place, who say how they did it."),
    Strength.COMPARED: _("Measured beside a group or a place without it."),
    Strength.REPEATED: _("Found again in more than one place, by more than one study."),
}


class Setting(models.TextChoices):
    RESIDENTIAL = "residential", _("Residential community")
    CENTRE = "centre", _("Women's centre")
    PRISON = "prison", _("Prison")
    COURT = "court", _("Court")
    COMMUNITY = "community", _("Community services")
    SYSTEM = "system", _("The justice system as a whole")


class Stage(models.TextChoices):
    DECIDING = "deciding", _("Deciding to begin")
    DESIGN = "design", _("Design")
    BUILDING = "building", _("Building")
    OPENING = "opening", _("Opening")
    RUNNING = "running", _("Everyday running")
    LEARNING = "learning", _("Review and evaluation")


class CostBand(models.TextChoices):
    """A band, since prices change and differ between regions."""

    UNKNOWN = "unknown", _("Not yet known")
    ONE = "1", _("£ of ££££ (under £10,000)")
    TWO = "2", _("££ of ££££ (£10,000 to £100,000)")
    THREE = "3", _("£££ of ££££ (£100,000 to £1 million)")
    FOUR = "4", _("££££ of ££££ (over £1 million)")

    @property
    def short(self) -> StrPromise | str:
        """`££ of ££££`."""
        return self.label if self == CostBand.UNKNOWN else _("%(signs)s of ££££") % {"signs": "£" * int(self.value)}


class Level(models.TextChoices):
    SERVICE = "service", pgettext_lazy("level of a recommendation", "One service")
    LOCAL = "local", pgettext_lazy("level of a recommendation", "Local")
    REGIONAL = "regional", pgettext_lazy("level of a recommendation", "Regional")
    NATIONAL = "national", pgettext_lazy("level of a recommendation", "National")


class Timescale(models.TextChoices):
    NOW = "now", pgettext_lazy("timescale of a recommendation", "Now")
    ONE_YEAR = "one_year", _("Within one year")
    TWO_YEARS = "two_years", _("Within two years")
    FIVE_YEARS = "five_years", _("Within five years")
    NEXT_TIME = "next_time", _("When it is next built, bought or funded")


class Status(models.TextChoices):
    """How far a recommendation has been taken up. That it is withdrawn is said by its withdrawal."""

    PROPOSED = "proposed", pgettext_lazy("status of a recommendation", "Proposed")
    IN_PART = "in_part", _("Taken up in part")
    TAKEN_UP = "taken_up", _("Taken up")
    NOT_TAKEN_UP = "not_taken_up", _("Not taken up")

    @property
    def shape(self) -> str:
        """What `components/status.html` draws for it."""
        return {"proposed": "empty", "in_part": "half", "taken_up": "full", "not_taken_up": "crossed"}[self.value]


class Reading(models.TextChoices):
    READ = "read", _("We read its own text, or a part of it")
    LISTED = "listed", _("We saw it only as reported by somebody else")


class SourceType(models.TextChoices):
    """The types of the Citation Style Language that a source can have."""

    ARTICLE_JOURNAL = "article-journal", _("Article in a journal")
    ARTICLE_NEWSPAPER = "article-newspaper", _("Article in a newspaper")
    ARTICLE = "article", _("Preprint or other article")
    BOOK = "book", _("Book")
    BROADCAST = "broadcast", _("Broadcast")
    CHAPTER = "chapter", _("Chapter of a book")
    DATASET = "dataset", _("Dataset")
    HEARING = "hearing", _("Debate or hearing in a parliament (Hansard)")
    LEGISLATION = "legislation", _("Law or resolution")
    PAPER_CONFERENCE = "paper-conference", _("Conference paper")
    SONG = "song", _("Podcast")
    POST_WEBLOG = "post-weblog", _("Post in a blog")
    REPORT = "report", _("Report")
    THESIS = "thesis", _("Thesis")
    WEBPAGE = "webpage", _("Web page")
