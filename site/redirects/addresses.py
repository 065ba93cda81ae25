"""How addresses are spelled and compared: without regard to case, encoding, and a slash at the end."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from core.link_blocks import HOST_NAME

#: Characters that `Redirect.old_path` and `redirect_link` hold.
LONGEST = 255
#: `about.html` is the name of a page, not of another site.
ENDINGS_OF_PAGES = (".asp", ".aspx", ".htm", ".html", ".pdf", ".php")

Parameters = list[tuple[str, str]]


class Key(NamedTuple):
    """What makes two old addresses the same."""

    path: str
    parameters: frozenset[tuple[str, str]]


def key_of(address: str) -> Key:
    parts = urlsplit(Redirect.normalise_path(address))
    return Key(comparable(parts.path), frozenset(parse_qsl(parts.query, keep_blank_values=True)))


def comparable(path: str) -> str:
    return unicodedata.normalize("NFC", unquote(Redirect.normalise_path(path))).casefold()


def without_language(path: str, language: str | None) -> str:
    """`/cy/old` as `/old`: editors write one redirect, and it serves every language."""
    prefix = f"/{language}/"
    return path.removeprefix(prefix[:-1]) if path.startswith(prefix) else path


def language_of_path(path: str) -> str:
    """The language that a path is in: `cy` for `/cy/new/`."""
    first = path.strip("/").partition("/")[0].lower()
    return first if first in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def spelled_out(target: str, own: set[str]) -> str:
    """A target as people type it: `/new/` of this site without its host, or a whole address of another one.

    `own` are the `own_hosts`.
    """
    target = target.strip()
    scheme = urlsplit(target).scheme.lower()
    if not scheme and HOST_NAME.fullmatch(target) and not target.lower().endswith(ENDINGS_OF_PAGES):
        target = f"https://{target}"
    elif not target.startswith("/") and scheme not in {"http", "https"} and ":" not in target:
        target = f"/{target}"
    if target.startswith("//") or "\\" in target or not target.isprintable():  # as browsers read them
        raise ValidationError(_("This is not an address. Write, for example, /new-page/ or https://www.gov.uk/."))
    if target.startswith("/"):
        return target
    URLValidator(
        schemes=["http", "https"],
        message=_("This is not an address. Write, for example, /new-page/ or https://www.gov.uk/."),
    )(target)
    parts = urlsplit(target)
    if parts.hostname not in own:
        return target
    return parts._replace(scheme="", netloc="", path=parts.path or "/").geturl()


def own_hosts() -> set[str]:
    """The names of this site, with and without `www.`"""
    names = {urlsplit(settings.BASE_URL).hostname or "", *Site.objects.values_list("hostname", flat=True)}
    names = {name.lower().removeprefix("www.") for name in names}
    return {*names, *(f"www.{name}" for name in names)}
