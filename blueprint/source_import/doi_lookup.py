"""Asks the DOI register for the details of works: only where `DOI_LOOKUP` says where, by a task, and bounded in all.

What it answered is kept in the shared cache, so that the next look at the same list finds it.
"""

from __future__ import annotations

import hashlib
import json
import socket
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPHandler, HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from django.conf import settings
from django.core.cache import cache
from django.utils.translation import gettext_lazy

from blueprint.citations.csl import UnknownType
from blueprint.citations.reading.csl_json import item_of
from core.doi import doi_path

#: Works that are asked for at one look at a list; the others wait for the next look.
MOST_AT_ONCE = 50
MOST_BYTES = 1024 * 1024
SECONDS_TO_CONNECT = 5.0
SECONDS_TO_ANSWER = 10.0
#: One run of the task asks for so long; then other tasks have their turn.
SECONDS_AT_ONCE = 20.0
CSL = "application/vnd.citationstyles.csl+json"
#: The agencies to which doi.org sends on for details. Whoever owns a DOI decides where else it leads.
AGENCIES = {
    "doi.org", "api.crossref.org", "data.crossref.org", "data.crosscite.org", "data.datacite.org", "api.datacite.org",
    "data.medra.org",
}  # fmt: skip
ASKED, FOUND, UNKNOWN, UNREADABLE, AWAY = "asked", "found", "unknown", "unreadable", "away"
_SECONDS_KEPT = {ASKED: 120, FOUND: 86_400, UNKNOWN: 3_600, UNREADABLE: 3_600, AWAY: 60}
_WORDS = {
    "off": gettext_lazy("Looking up DOIs is switched off here, so its details are not known. Fill it in by hand."),
    ASKED: gettext_lazy("The DOI register is being asked. Look again in a few seconds."),
    "later": gettext_lazy("It has not been asked for yet. Look again when those before it are here."),
    UNKNOWN: gettext_lazy("The DOI register knows no such DOI. Look for a letter too many or too few."),
    UNREADABLE: gettext_lazy("The DOI register has no details of it. Fill it in by hand."),
    AWAY: gettext_lazy("The DOI register did not answer. Look again in a minute, or fill it in by hand."),
}


@dataclass(frozen=True)
class Answer:
    state: str
    item: dict[str, Any] | None = None

    @property
    def may_come(self) -> bool:
        """Whether the details are not known yet, rather than never."""
        return self.state not in {FOUND, UNKNOWN}

    @property
    def words(self) -> str:
        return str(_WORDS[self.state])


def known_answers(dois: Iterable[str]) -> dict[str, Answer]:
    """By DOI in small letters, without asking anybody."""
    wanted = {doi.lower() for doi in dois}
    if not settings.DOI_LOOKUP:
        return {doi: Answer("off") for doi in wanted}
    kept = cache.get_many([_cache_key(doi) for doi in wanted])
    return {doi: Answer(*kept.get(_cache_key(doi), ("later", None))) for doi in wanted}


def to_ask(dois: Iterable[str]) -> list[str]:
    """Those that nobody has asked for, as many as may be asked at once; from here on they count as asked."""
    wanted = [doi for doi, answer in known_answers(dois).items() if answer.state == "later"]
    return [
        doi for doi in sorted(wanted)[:MOST_AT_ONCE] if cache.add(_cache_key(doi), (ASKED, None), _SECONDS_KEPT[ASKED])
    ]


def look_up(dois: Sequence[str]) -> list[str]:
    """Keeps the answer to each, until the time is over. Returns those that are left, which go on counting as asked.

    When the register is away the others are not asked: they would wait as long.
    """
    state, ends_at = "", time.monotonic() + SECONDS_AT_ONCE
    for done, doi in enumerate(dois, start=1):
        state, item = (AWAY, None) if state == AWAY else _answer(doi)
        cache.set(_cache_key(doi), (state, item), _SECONDS_KEPT[state])
        if state != AWAY and time.monotonic() >= ends_at:
            left = list(dois[done:])
            cache.set_many({_cache_key(doi): (ASKED, None) for doi in left}, _SECONDS_KEPT[ASKED])
            return left
    return []


def _cache_key(doi: str) -> str:
    return f"doi:{hashlib.sha256(doi.lower().encode()).hexdigest()}"


class _WithinAgencies(HTTPRedirectHandler):
    def redirect_request(self, req, fp, code, msg, headers, newurl):
        address, asked = urlsplit(newurl), urlsplit(settings.DOI_LOOKUP)
        if address.hostname in AGENCIES and address.scheme == "https" or address[:2] == asked[:2]:
            return super().redirect_request(req, fp, code, msg, headers, newurl)
        return None  # the answer to the redirect itself is an error then


class _InTime:
    """The time limit of a socket begins anew with each byte, so a register that drips would be waited for all day."""

    sock: socket.socket

    def connect(self) -> None:
        super().connect()  # type: ignore[misc]
        timer = threading.Timer(SECONDS_TO_ANSWER, _hang_up, [self.sock])
        timer.daemon = True
        timer.start()


class _HTTPConnection(_InTime, HTTPConnection):
    pass


class _HTTPSConnection(_InTime, HTTPSConnection):
    pass


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):  # it is closed already
        line.shutdown(socket.SHUT_RDWR)


class _HTTPInTime(HTTPHandler):
    def http_open(self, req: Request) -> Any:
        return self.do_open(_HTTPConnection, req)


class _HTTPSInTime(HTTPSHandler):
    def https_open(self, req: Request) -> Any:
        return self.do_open(_HTTPSConnection, req)


def _answer(doi: str) -> tuple[str, dict[str, Any] | None]:
    address = f"{settings.DOI_LOOKUP.rstrip('/')}/{doi_path(doi)}"
    request = Request(address, headers={"Accept": CSL, "User-Agent": f"blueprint ({settings.BASE_URL})"})  # noqa: S310  (the setting is http or https)
    ends_at = time.monotonic() + SECONDS_TO_ANSWER
    try:
        with build_opener(_WithinAgencies, _HTTPInTime, _HTTPSInTime).open(
            request, timeout=SECONDS_TO_CONNECT
        ) as response:
            if response.headers.get_content_type() not in {CSL, "application/json"}:
                return UNREADABLE, None
            content = _content(response, ends_at)
    except HTTPError as error:
        error.close()
        return {404: UNKNOWN, 406: UNREADABLE}.get(error.code, UNREADABLE if 300 <= error.code < 400 else AWAY), None
    except (OSError, HTTPException):
        return AWAY, None
    try:
        item, _warnings = item_of(json.loads(content))
    except (ValueError, TypeError, AttributeError, RecursionError, UnknownType):
        return UNREADABLE, None
    return (FOUND, item) if item.get("title") else (UNREADABLE, None)


def _content(response: Any, ends_at: float) -> bytes:
    """The whole answer, if it is short and comes in time."""
    content, part = b"", b"-"
    while part:
        part = response.read1(65_536)
        content += part
        if len(content) > MOST_BYTES or time.monotonic() > ends_at:
            raise TimeoutError
    return content
