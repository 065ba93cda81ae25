"""The base of pages that list what stands below them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import BodyBlock
from core.fields import StreamField
from core.models import BasePage


class IndexPage(BasePage):
    """One below its parent. Its list fills itself; an editor can write a text above it."""

    max_count_per_parent = 1

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text above the list"))

    content_panels = [*BasePage.intro_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    translatable_fields = [*BasePage.base_translatable_fields, TranslatableField("body")]

    class Meta:
        abstract = True
