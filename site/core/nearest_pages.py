"""The pages nearest to an address that leads nowhere, for the page that says so."""

from __future__ import annotations

import re
from difflib import get_close_matches

from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.query import PageQuerySet

from core.registry import keys_of_pages
from languages.locales import locale_id_of

MOST = 4
#: How many addresses are compared, and how much alike one must be to be offered.
MOST_COMPARED, LIKENESS = 2_000, 0.8
#: What an editor's address can hold. Scanners ask for other things all day, and get no search.
_STEP = re.compile(r"[\w-]{3,80}")
#: “at” and “all” stand in any text, so they say nothing of what somebody looks for.
_WORD = re.compile(r"[^\W_]{4,}")
_DEEPEST = 8


def nearest_pages(request: HttpRequest) -> list[Page]:
    """Live pages in the language of the path: whose address is like its last step, those with its words, the page above.

    Empty for an address that no page could have, and while the database is away.
    """
    path = request.path.removeprefix(get_script_prefix()).removeprefix(f"{get_language()}/")
    steps = [step for step in path.split("/") if step]
    if not 1 <= len(steps) <= _DEEPEST or not _STEP.fullmatch(steps[-1]):
        return []
    try:
        return _nearest(steps)
    except DatabaseError:
        return []


def _nearest(steps: list[str]) -> list[Page]:
    language = get_language()
    here = Page.objects.live().filter(locale_id=locale_id_of(language), depth__gt=2)
    words = _WORD.findall(steps[-1])
    named = keys_of_pages(" ".join(words), language, here) if words else []
    keys = list(dict.fromkeys([*_mistyped(here, steps[-1]), *named]))[: MOST - 1]
    found = here.in_bulk(keys)
    near = [found[key] for key in keys if key in found]
    above = _page_above(here, steps)
    return [*near, above] if above and above.pk not in found else near


def _mistyped(here: PageQuerySet, step: str) -> list[int]:
    """The pages whose own step differs by a letter or two, the most alike first."""
    keys = {slug.lower(): pk for pk, slug in here.order_by("-pk").values_list("pk", "slug")[:MOST_COMPARED]}
    return [keys[slug] for slug in get_close_matches(step.lower(), keys, n=MOST - 1, cutoff=LIKENESS)]


def _page_above(here: PageQuerySet, steps: list[str]) -> Page | None:
    """The deepest page on the way that is there, whatever its home page is called."""
    ways = ["/".join(steps[:length]) for length in range(1, len(steps))]
    home = Page.objects.filter(depth=2, locale_id=locale_id_of(get_language())).first() if ways else None
    if home is None:
        return None
    return here.filter(url_path__in=[f"{home.url_path}{way}/" for way in ways]).order_by("-depth").first()
