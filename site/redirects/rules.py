"""The rules for redirects, whether they are typed one by one or come in a file.

A redirect leads from an address that no live page has to one that answers: a live page, to which it is tied so that
it follows the page, a view of this site, or another site. One that leads to another redirect is tied to its end, so
that nobody is sent round, and none leads back to where it began.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from redirects.addresses import (
    LONGEST,
    Key,
    comparable,
    key_of,
    language_of_path,
    own_hosts,
    spelled_out,
    without_language,
)
from redirects.enums import Result
from redirects.live_addresses import LiveAddresses, in_each_language


@dataclass(frozen=True)
class Row:
    """A redirect that somebody asks for. `target` is as typed; `number` is the row of its file."""

    old: str
    target: str = ""
    page: Page | None = None
    number: int = 0


@dataclass(frozen=True)
class End:
    """Where a redirect leads in the end: to a page (and a route on it), or to an address."""

    page_id: int | None = None
    route: str = ""
    link: str = ""


@dataclass(frozen=True)
class Outcome:
    """What becomes of a row. `field` is "old" or "target", where `reason` belongs."""

    row: Row
    result: Result
    old_path: str = ""
    end: End = field(default_factory=End)
    stored: Redirect | None = None
    reason: str = ""
    field: str = "target"


class Refused(Exception):
    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        self.reason = reason


def check(rows: Sequence[Row], ignoring: int | None = None) -> list[Outcome]:
    """What becomes of each row, in as many queries for thousands of rows as for one. `ignoring` is being changed."""
    return _Check(rows, ignoring).outcomes()


class _Check:
    def __init__(self, rows: Sequence[Row], ignoring: int | None) -> None:
        self.rows = rows
        self.stored = _stored(ignoring)
        self.refused: dict[int, Refused] = {}
        self.old_paths: dict[int, str] = {}
        self.targets: dict[int, str] = {}
        own = own_hosts()
        for at, row in enumerate(rows):
            try:
                self.old_paths[at] = _old_path(row)
                self.targets[at] = _target(row, own)
            except Refused as refused:
                self.refused[at] = refused
        links = [redirect.redirect_link for redirect in self.stored.values()]
        begins = [served for old in self.old_paths.values() for served in in_each_language(urlsplit(old).path)]
        paths = (urlsplit(address).path for address in (*begins, *self.targets.values(), *links))
        self.live = LiveAddresses(path for path in paths if path)
        self.in_file = self._in_file()
        self.ends: dict[str, End | Refused] = {}

    def outcomes(self) -> list[Outcome]:
        return [self._outcome(at, row) for at, row in enumerate(self.rows)]

    def _in_file(self) -> dict[Key, int]:
        """The rows by their old addresses. Of rows that say the same the first counts, of others none."""
        same: dict[Key, list[int]] = defaultdict(list)
        for at, old_path in self.old_paths.items():
            if at not in self.refused:
                same[key_of(old_path)].append(at)
        for found in same.values():
            if len({self.targets[at].rstrip("/").casefold() for at in found}) > 1:
                numbers = ", ".join(str(self.rows[at].number) for at in found)
                reason = _("Rows %(rows)s send this address to different places. Keep one.") % {"rows": numbers}
                self.refused |= {at: Refused("old", reason) for at in found}
            else:
                reason = _("Row %(row)s says the same already.") % {"row": self.rows[found[0]].number}
                self.refused |= {at: Refused("old", reason) for at in found[1:]}
        return {key: found[0] for key, found in same.items() if found[0] not in self.refused}

    def _outcome(self, at: int, row: Row) -> Outcome:
        old_path = self.old_paths.get(at, "")
        stored = self.stored.get(key_of(old_path)) if old_path else None
        refused = self.refused.get(at)
        try:
            if refused:
                raise refused
            end = self._end(at, row, old_path)
        except Refused as refusal:
            return Outcome(row, Result.REFUSED, old_path, reason=refusal.reason, field=refusal.field, stored=stored)
        if stored is None:
            return Outcome(row, Result.NEW, old_path, end)
        was = End(stored.redirect_page_id, stored.redirect_page_route_path, stored.redirect_link)
        return Outcome(row, Result.UNCHANGED if was == end else Result.CHANGED, old_path, end, stored)

    def _may_begin(self, path: str) -> None:
        """An address of a live page, of the site itself, or of a page to come is not to give away."""
        if there := self.live.page_at(path):
            reason = _("“%(page)s” is live at this address, so nobody would be led on from it.")
            raise Refused("old", reason % {"page": there.title})
        if self.live.is_taken(path):
            raise Refused("old", _("This address belongs to the site itself, so nobody can be led on from it."))
        if self.live.is_promised(path):
            raise Refused("old", _("A page is drafted or scheduled at this address. Choose another one."))

    def _end(self, at: int, row: Row, old_path: str) -> End:
        self._may_begin(urlsplit(old_path).path)
        if row.page:
            if not row.page.live:  # without its title, which only those who may see the draft know
                raise Refused("target", _("This page is not published."))
            return End(row.page.pk)
        target = self.targets[at]
        parts = urlsplit(target)
        if parts.netloc:
            return End(link=target)
        if key_of(old_path).path in passed_by(parts.path):
            raise Refused("target", _("It would lead to itself."))
        end = self._follow(old_path, parts.path)
        # A page is found wherever it moves to, but parameters and a part of the page stand in an address only.
        return End(link=target) if (parts.query or parts.fragment) and not urlsplit(end.link).netloc else end

    def _follow(self, old_path: str, path: str) -> End:
        """The end of the way that begins at `old_path`, through the rows and what is stored."""
        begin = key_of(old_path)
        way, passed = [old_path], [begin.path]
        found: End | Refused | None = None
        while found is None:
            way.append(path)
            if not passed_by(path).isdisjoint(passed):
                found = Refused("target", _("It would lead in a circle: %(way)s") % {"way": " → ".join(_short(way))})
                break
            passed.append(comparable(path))
            found = self.ends.get(passed[-1]) or self._end_at(path)
            if found is None:
                found, path = self._step(path)
        if isinstance(found, End) or not begin.parameters:
            self.ends |= {name: found for name in passed[1:] if name not in self.ends}
        if isinstance(found, Refused):
            raise found
        return found

    def _end_at(self, path: str) -> End | None:
        page, route = self.live.page_and_route_at(path)
        if page:
            return End(page.pk, route)
        return End(link=path) if self.live.is_view(path) else None

    def _step(self, path: str) -> tuple[End | Refused | None, str]:
        """The end that a redirect from this path has, or the path that it leads to."""
        for spelling in (comparable(path), *passed_by(path)):
            key = Key(spelling, frozenset())
            if key in self.in_file:
                row, target = self.rows[self.in_file[key]], self.targets[self.in_file[key]]
                page_id, is_live, route = (row.page.pk, row.page.live, "") if row.page else (None, False, "")
            elif key in self.stored:
                redirect = self.stored[key]
                page_id, target, route = (
                    redirect.redirect_page_id,
                    redirect.redirect_link,
                    redirect.redirect_page_route_path,
                )
                is_live = bool(page_id and redirect.redirect_page.live)
            else:
                continue
            if page_id and is_live:
                return End(page_id, route), path
            if urlsplit(target).netloc:
                return End(link=target), path
            if not page_id and target:
                return None, urlsplit(target).path
        return Refused("target", _("There is no live page at %(path)s.") % {"path": path}), path


def _stored(ignoring: int | None) -> dict[Key, Redirect]:
    """Every redirect by its old address; of several for one address the one that readers meet."""
    redirects = Redirect.objects.exclude(pk=ignoring).select_related("redirect_page").only(
        "old_path", "redirect_link", "redirect_page_route_path", "is_permanent", "site", "automatically_created",
        "redirect_page__live", "redirect_page__title",
    )  # fmt: skip
    found: dict[Key, Redirect] = {}
    for redirect in redirects.order_by(F("site").asc(nulls_last=True), "pk"):
        found.setdefault(key_of(redirect.old_path), redirect)
    return found


def _old_path(row: Row) -> str:
    typed = row.old.strip()
    if not typed:
        raise Refused("old", _("The old address is missing."))
    if not typed.isprintable():
        raise Refused("old", _("The old address holds characters that no address has."))
    try:
        path = Redirect.normalise_path(typed)
    except ValueError:
        raise Refused("old", _("This is not an address. Write, for example, /old-page/.")) from None
    if len(path) > LONGEST:
        raise Refused("old", _("An address has at most %(most)d characters.") % {"most": LONGEST})
    return path


def _target(row: Row, own: set[str]) -> str:
    if row.page:
        return ""
    if not row.target.strip():
        raise Refused("target", _("The new address is missing: say where visitors go instead."))
    try:
        target = spelled_out(row.target, own)
    except (ValidationError, ValueError) as error:
        message = " ".join(error.messages) if isinstance(error, ValidationError) else _("This is not an address.")
        raise Refused("target", message) from None
    if len(target) > LONGEST:
        raise Refused("target", _("An address has at most %(most)d characters.") % {"most": LONGEST})
    return target


def passed_by(path: str) -> set[str]:
    """The old addresses whose redirects a request for this path would meet: its own, and that without its language."""
    return {comparable(path), comparable(without_language(path, language_of_path(path)))}


def _short(way: list[str]) -> list[str]:
    return way if len(way) <= 6 else [*way[:3], "…", *way[-2:]]
