"""The parts of a long list: `?page=2`."""

from __future__ import annotations

import re
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest

PER_PAGE = 25


def listing(items: Any, request: HttpRequest, count: int | None = None) -> Page:
    """The part that the address asks for, the last one beyond the end: a list may be shorter in another language.

    `count` is how many items there are, where the caller has counted them already. Raises Http404 for what is no
    number of a part, such as `?page=0`.
    """
    number = request.GET.get("page", "1")
    if not re.fullmatch(r"[1-9][0-9]{0,5}", number):
        raise Http404
    paginator = Paginator(items, PER_PAGE)
    if count is not None:
        paginator.count = count
    part = paginator.get_page(number)
    request.shows_part = part.number == int(number)  # type: ignore[attr-defined]  # asked by `core.page_cache`
    return part
