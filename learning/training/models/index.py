"""The list of training programmes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.index_pages import IndexPage
from core.pagination import listing
from learning.training.models.programme import ProgrammePage


class ProgrammeIndexPage(IndexPage):
    """The training programmes, in the order of the pages in the admin."""

    parent_page_types = ["learning.LearningPage"]
    subpage_types = ["training.ProgrammePage"]
    page_description = _("The list of training programmes. It fills itself, in the order of its pages.")
    template = "pages/training/programme_index_page.html"

    class Meta:
        verbose_name = _("training index page")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        programmes = ProgrammePage.objects.child_of(self).live().order_by("path")
        return super().get_context(request, *args, **kwargs) | {"listing": listing(programmes, request)}
