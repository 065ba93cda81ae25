"""The parts of a long list: `?page=2`."""

from __future__ import annotations

import re
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest

PER_PAGE = 25


def listing(items: Any, request: HttpRequest) -> Page:
    """The part that the address asks for, the last one beyond the end: a list may be shorter in another language.

    Raises Http404 for what is no number of a part, such as `?page=0`.
    """
    number = request.GET.get("page", "1")
    if not re.fullmatch(r"[1-9][0-9]{0,5}", number):
        raise Http404
    part = Paginator(items, PER_PAGE).get_page(number)
    request.shows_part = part.number == int(number)  # type: ignore[attr-defined]  # asked by `core.page_cache`
    return part
