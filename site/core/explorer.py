"""Wagtail's lists of pages, whose cost does not grow with the site."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.views.pages.usage import ContentTypeUseView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from core.registry import annotate_list, named_pages
from languages.explorer_buttons import annotate_sources

#: To be dragged into order, pages have to stand on one screen, which takes about 8 ms for each.
MOST_TO_DRAG = 200
#: Whoever searches for a number means the page that bears it, so no more than these are read behind it.
MOST_BESIDE_NAMED = 200


class AnnotatedList:
    """With what each row would otherwise ask for: its buttons, and what apps show beside a title."""

    def annotate_queryset(self, pages: QuerySet[Page]) -> QuerySet[Page]:
        return annotate_list(annotate_sources(super().annotate_queryset(pages)))  # type: ignore[misc]


class Explorer(AnnotatedList, ExplorableIndexView):
    def get_ordering(self) -> Any:
        """In the order of the tree, but with pages, where too many stand side by side to be dragged."""
        ordering = super().get_ordering()
        if ordering != self.sort_order_field or self.parent_page.numchild <= MOST_TO_DRAG:
            return ordering
        if not self.results_only:
            sentence = _(
                "Subpages of this page: %(number)s. Up to %(most)s can be put in order by dragging. "
                "Here they are in their order, in parts."
            )
            messages.info(self.request, sentence % {"number": self.parent_page.numchild, "most": MOST_TO_DRAG})
        return None


class Search(AnnotatedList, SearchView):
    #: Wagtail leaves both out, and says “1-2 of 2 None”.
    verbose_name = gettext_lazy("page")
    verbose_name_plural = gettext_lazy("pages")

    def get_queryset(self) -> Any:
        """First the pages that the query names, for example by their number."""
        found = super().get_queryset()
        if keys := named_pages(self.search_query or ""):
            explorable = self.permission_policy.explorable_instances(self.request.user).filter(translation_key__in=keys)
            named = list(self.annotate_queryset(Page.objects.filter(pk__in=explorable.values("pk"))))
            return [*named, *(page for page in found[:MOST_BESIDE_NAMED] if page.translation_key not in keys)]
        return found


class PagesOfType(AnnotatedList, ContentTypeUseView):
    pass


class AllPagesViewSet(PageViewSet):
    index_view_class = Explorer
    search_view_class = Search
    content_type_use_view_class = PagesOfType


@hooks.register("register_admin_viewset", order=1)  # after Wagtail's own, whose place it takes
def register_page_lists() -> AllPagesViewSet:
    return AllPagesViewSet()
