"""Reading paths: a few entries and chapters in the order that suits one kind of reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from blueprint.blocks import StepBlock
from blueprint.models.audience import Audience
from blueprint.models.numbered import refuse_taken_slug
from blueprint.models.permanent import PermanentNumber
from blueprint.reading_order import places_of_chapters
from core.blocks import TEXT_FEATURES
from core.fields import InvariantField, StreamField
from core.forms import NEEDED, PageForm
from core.models import BasePage
from core.terms import names_in
from languages.links import localized_by_id
from languages.locales import foreign_tag, language_of


@dataclass(frozen=True)
class Step:
    """A live entry or chapter of a path, in the reader's language where it is there."""

    page: Page
    #: `HS-4`, or the number of a chapter in the reading order.
    label: str
    #: Why it is read here, in the path's language.
    why: str

    @property
    def is_chapter(self) -> bool:
        return not self.label.startswith("HS-")

    @property
    def lang(self) -> str:
        return foreign_tag(self.page)


class PathForm(PageForm):
    needed_to_publish = {"audiences": NEEDED}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.require_one_of(gettext("Tick at least one: readers find the path by whom it is for."), "audiences")
        return cleaned


class PathPage(BasePage):
    """A reading path: its steps are entries and chapters, each with a sentence that says why it is read there."""

    parent_page_types = ["blueprint.BlueprintPage"]
    subpage_types: list[str] = []
    page_description = _("A reading path: entries and chapters in the order that suits one kind of reader.")
    template = "pages/blueprint/path_page.html"
    base_form_class = PathForm

    audiences = ParentalManyToManyField(
        Audience, blank=True, verbose_name=_("for"), related_name="paths",
        help_text=_("Who should take this path. The list is kept under “Audiences” in the menu."),
    )  # fmt: skip
    introduction = RichTextField(
        _("introduction"), features=TEXT_FEATURES, blank=True,
        help_text=_("What she will know at the end, and how long it takes, for example “Four entries, ten minutes.”"),
    )  # fmt: skip
    steps = StreamField(
        [("step", StepBlock())], min_num=1, max_num=12, verbose_name=_("steps"),
        help_text=_("In the order of reading; drag them. Four or five are enough for twenty minutes."),
    )  # fmt: skip

    content_panels = [
        *BasePage.intro_panels,
        FieldPanel("audiences", widget=CheckboxSelectMultiple),
        FieldPanel("introduction"),
        FieldPanel("steps"),
    ]
    search_fields = [
        *BasePage.search_fields, index.SearchField("introduction"), index.SearchField("steps"),
    ]  # fmt: skip
    translatable_fields = [
        *BasePage.base_translatable_fields,
        InvariantField("audiences"),
        TranslatableField("introduction"),
        TranslatableField("steps"),
    ]

    class Meta:
        verbose_name = _("reading path")

    def clean(self) -> None:
        super().clean()
        refuse_taken_slug(self.slug)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        ((_path, steps),) = with_steps([self])
        whole = {page.pk: page for page in Page.objects.filter(pk__in=[step.page.pk for step in steps]).specific()}
        context["steps"] = [replace(step, page=whole[step.page.pk]) for step in steps]
        context["audience_names"] = names_in(self.audiences, language_of(self.locale_id))
        return context


def with_steps(paths: Iterable[PathPage]) -> list[tuple[PathPage, list[Step]]]:
    """Each path with the steps that can be read, in three queries, however many paths there are."""
    # The raw data, since a stream would read its pages path by path.
    wanted = [
        (path, [(row["value"].get("page"), row["value"].get("why") or "") for row in path.steps.raw_data])
        for path in paths
    ]
    pages = localized_by_id(pk for _path, steps in wanted for pk, _why in steps)
    labels = _labels(pages.values())
    return [
        (path, [Step(pages[pk], labels[pages[pk].pk], why) for pk, why in steps if pk in pages])
        for path, steps in wanted
    ]


def _labels(pages: Iterable[Page]) -> dict[int, str]:
    """The permanent number of each entry and the place of each chapter, by the id of the page."""
    pages = list(pages)
    numbers = PermanentNumber.objects.in_bulk([page.translation_key for page in pages], field_name="translation_key")
    places = places_of_chapters(page for page in pages if page.translation_key not in numbers)
    return {page.pk: str(numbers.get(page.translation_key) or places.get(page.pk) or "") for page in pages}
