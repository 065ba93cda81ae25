"""Ordinary pages of text."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import BodyBlock
from core.fields import StreamField
from core.models import BasePage


class StandardPage(BasePage):
    """An ordinary page of text and blocks."""

    parent_page_types = ["pages.HomePage", "pages.LandingPage", "pages.StandardPage", "learning.LearningPage"]
    subpage_types = ["pages.StandardPage", "pages.HistoryPage", "forms.FormPage"]
    page_description = _("A page of text, such as “What we do”.")
    template = "pages/pages/standard_page.html"

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels = [*BasePage.intro_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    translatable_fields = [*BasePage.base_translatable_fields, TranslatableField("body")]

    class Meta:
        verbose_name = _("standard page")
