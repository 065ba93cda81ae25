"""What other sites show when somebody shares a page, and what search engines are told of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from core.addresses import absolute
from core.cards import HEIGHT, WIDTH, card_key, draw_card
from core.examples import marked_title
from core.structured_data import graph_of, graph_of_view

#: An address of a card is of one version, so a browser never asks for it again.
_FOR_EVER = "public, max-age=31536000, immutable"


class Sharing:
    """Titles, picture and structured data of one live page."""

    width, height = WIDTH, HEIGHT

    def __init__(self, page: Any) -> None:
        self.page = page
        self.title = marked_title(page, page.seo_title)
        self.description = page.search_description or page.summary

    @cached_property
    def picture(self) -> str:
        """The address of the editor's picture, or of the card that is drawn for this page."""
        chosen = self.page.social_image
        if chosen and chosen.may_be_shown:
            with suppress(SourceImageIOError):  # its file is lost, which the log says
                return absolute(chosen.get_rendition(f"fill-{WIDTH}x{HEIGHT}|format-jpeg").url)
        return absolute(_card_url(self.page))

    @property
    def json_ld(self) -> dict[str, Any]:
        return graph_of(self.page)


@dataclass(frozen=True)
class SharedView:
    """The same of a public page that a view serves: the variable `share` of its template. It has the card of a page above."""

    title: str
    description: str
    #: Its path.
    url: str
    breadcrumbs: Sequence[Any]
    page_above: Any = None

    width, height = WIDTH, HEIGHT

    @property
    def picture(self) -> str:
        return Sharing(self.page_above).picture if self.page_above else ""

    @property
    def json_ld(self) -> dict[str, Any]:
        return graph_of_view(self.title, self.description, self.url, self.breadcrumbs)


@require_safe
def card(request: HttpRequest, page_id: int, key: str) -> HttpResponse:
    """The card of a live page. An older address leads to the one of now: other sites ask for what they once saw."""
    page = Page.objects.live().filter(pk=page_id, depth__gt=1).select_related("locale").first()
    if page is None:
        raise Http404
    specific: Any = page.specific
    words = _words(specific)
    if key != card_key(*words):
        return HttpResponseRedirect(_card_url(specific))
    headers = {"Cache-Control": _FOR_EVER, "Cross-Origin-Resource-Policy": "cross-origin"}
    return HttpResponse(draw_card(*words), content_type="image/png", headers=headers)


def _words(page: Any) -> tuple[str, str]:
    return marked_title(page), str(getattr(page, "reader_kind", ""))


def _card_url(page: Page) -> str:
    return reverse("core:card", args=[page.pk, card_key(*_words(page))])
