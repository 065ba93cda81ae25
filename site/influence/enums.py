"""The kinds of influence items, and how exactly a date is known."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    POSITION = "position", _("Position")
    RESPONSE = "response", _("Consultation response")
    EVIDENCE = "evidence", _("Evidence submission")
    PUBLICATION = "publication", _("Publication")
    NEWS = "news", pgettext_lazy("one item", "News")
    PODCAST = "podcast", _("Podcast episode")


#: The same in the list of kinds to choose from.
SEVERAL = {
    Kind.POSITION: _("Positions"),
    Kind.RESPONSE: _("Consultation responses"),
    Kind.EVIDENCE: _("Evidence submissions"),
    Kind.PUBLICATION: _("Publications"),
    Kind.NEWS: _("News"),
    Kind.PODCAST: _("Podcast"),
}


class Submission(models.TextChoices):
    """The two kinds that one page type has."""

    RESPONSE = Kind.RESPONSE.value, _("Answer to a consultation")
    EVIDENCE = Kind.EVIDENCE.value, _("Evidence to a committee or an inquiry")


class DatePrecision(models.TextChoices):
    DAY = "day", _("The day")
    MONTH = "month", _("Only the month")
    YEAR = "year", _("Only the year")
