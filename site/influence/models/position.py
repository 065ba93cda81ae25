"""Positions."""

from django.utils.translation import gettext_lazy as _

from influence.enums import Kind
from influence.forms import TextForm
from influence.models.item import InfluenceItem


class PositionPage(InfluenceItem):
    """What the organisation thinks about one question, and why."""

    parent_page_types = ["influence.InfluenceIndexPage"]
    subpage_types: list[str] = []
    page_description = _("What we think about one question, and what it rests on.")
    template = "pages/influence/position_page.html"
    base_form_class = TextForm
    own_kind = Kind.POSITION
    can_be_cited = True

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
