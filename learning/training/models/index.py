"""The list of training programmes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import BodyBlock
from core.fields import StreamField
from core.models import BasePage
from core.pagination import listing
from learning.training.models.programme import ProgrammePage


class ProgrammeIndexPage(BasePage):
    """The training programmes, in the order of the pages in the admin."""

    parent_page_types = ["learning.LearningPage"]
    subpage_types = ["training.ProgrammePage"]
    page_description = _("The list of training programmes. It fills itself, in the order of its pages.")
    template = "pages/training/programme_index_page.html"
    max_count_per_parent = 1

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text above the list"))

    content_panels = [*BasePage.intro_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    translatable_fields = [*BasePage.base_translatable_fields, TranslatableField("body")]

    class Meta:
        verbose_name = _("training index page")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        programmes = ProgrammePage.objects.child_of(self).live().order_by("path")
        return super().get_context(request, *args, **kwargs) | {"listing": listing(programmes, request)}
