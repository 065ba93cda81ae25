"""News."""

from django.utils.translation import gettext_lazy as _

from influence.enums import Kind
from influence.forms import TextForm
from influence.models.item import InfluenceItem


class NewsPage(InfluenceItem):
    """Something that happened, told when it happened."""

    parent_page_types = ["influence.InfluenceIndexPage"]
    subpage_types: list[str] = []
    page_description = _("Something that happened: what, when, and what follows from it.")
    template = "pages/influence/news_page.html"
    base_form_class = TextForm
    own_kind = Kind.NEWS
    schema_type = "NewsArticle"

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
