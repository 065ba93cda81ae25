"""The hub as somebody else would see it: a person who is made up for one page, and is gone when it is.

The pages come from the real views with the real rule. All that they write (the person, a visit) is in a transaction that
is rolled back, so nobody is e-mailed and nothing is recorded. No real person is ever used.
"""

from __future__ import annotations

import datetime
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase
from django.core.handlers.wsgi import WSGIRequest
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import ResolverMatch, resolve
from django.utils import timezone, translation
from django.utils.translation import get_language_from_path, gettext
from django.utils.translation import gettext_lazy as _

from core.dates import today
from learning.networks.enums import State
from learning.networks.models import Membership, Network, Organisation
from learning.training.models import Completion, Programme

if TYPE_CHECKING:
    from accounts.models import User

#: The pages that are shown: the hub, what it leads to, and what is said in place of them. Whatever gives out files is not.
SHOWN = {"wagtail_serve"} | {
    f"learning:{name}"
    for name in (
        *("libraries", "library", "resource", "below", "resources", "new", "saved"),
        *("network", "meetings", "meeting", "below_meetings"),
    )
}
_IN_HUB = re.compile(r"(?:/[a-z]{2}(?:-[a-z]+)?)?/learning/.*", re.S)
#: Of what remains there: links, and forms that narrow a list.
_LINK = re.compile(r'(<(?:a\b[^>]*?\bhref|form\b[^>]*?\baction)=")([^"]*)(")')
_POST_FORM = re.compile(r'<form\b[^>]*\bmethod="post".*?</form>', re.S | re.I)


class Pretended(models.TextChoices):
    """Whom one can be, and about what: a network, with it a place of work, or a programme."""

    NOBODY = "nobody", _("Nobody: not signed in")
    SIGNED_IN = "signed-in", _("Somebody signed in, without a membership")
    MEMBER = "member", _("A member of the network")
    APPLICANT = "applicant", _("Somebody who has applied to the network")
    LAPSED = "lapsed", _("Somebody whose membership of the network has ended")
    SUSPENDED = "suspended", _("Somebody whose membership of the network is suspended")
    CONFIRMED = "confirmed", _("A member who works for the organisation, confirmed")
    NOT_CONFIRMED = "not-confirmed", _("A member who works for the organisation, not confirmed")
    COMPLETED = "completed", _("Somebody without a membership whose completion of the programme is in date")
    COMPLETION_OVER = "completion-over", _("Somebody without a membership whose completion of the programme is over")

    @property
    def needs_network(self) -> bool:
        return self not in {Pretended.NOBODY, Pretended.SIGNED_IN} and not self.needs_programme

    @property
    def needs_organisation(self) -> bool:
        return self in {Pretended.CONFIRMED, Pretended.NOT_CONFIRMED}

    @property
    def needs_programme(self) -> bool:
        return self in {Pretended.COMPLETED, Pretended.COMPLETION_OVER}


@dataclass(frozen=True)
class About:
    """What a pretended person has to do with; what her kind does not need is not looked at."""

    network: Network | None = None
    organisation: Organisation | None = None
    programme: Programme | None = None

    def needed_by(self, kind: Pretended) -> About | None:
        """What that kind needs of it; None when something is missing."""
        kept = {name: getattr(self, name) for name in ABOUT if getattr(kind, f"needs_{name}")}
        return About(**kept) if all(kept.values()) else None


ABOUT = [field.name for field in fields(About)]

STATES = {Pretended.APPLICANT: State.APPLIED, Pretended.SUSPENDED: State.SUSPENDED}


def make_person(kind: Pretended, about: About) -> User | AnonymousUser:
    """To be called in a transaction that is rolled back."""
    if kind == Pretended.NOBODY:
        return AnonymousUser()
    person = get_user_model()(email=f"{secrets.token_hex(8)}@view-as.invalid", name=gettext("A pretended person"))
    person.set_unusable_password()
    person.save()
    if about.network:
        _give_membership(person, kind, about.network, about.organisation)
    if about.programme:
        _give_completion(person, kind, about.programme)
    return person


def _give_completion(person: User, kind: Pretended, programme: Programme) -> None:
    day, year = today(), datetime.timedelta(days=365)
    ends = day - datetime.timedelta(days=1) if kind == Pretended.COMPLETION_OVER else day + year
    Completion.objects.create(person=person, programme=programme, completed_on=ends - year, valid_until=ends)


def _give_membership(person: User, kind: Pretended, network: Network, organisation: Organisation | None) -> None:
    day, year = today(), datetime.timedelta(days=365)
    ends = day - datetime.timedelta(days=1) if kind == Pretended.LAPSED else day + year
    dates = {} if kind == Pretended.APPLICANT else {"starts_on": ends - year, "ends_on": ends}
    Membership.objects.create(
        user=person,
        network=network,
        state=STATES.get(kind, State.ACTIVE),
        organisation=organisation,
        organisation_confirmed_at=timezone.now() if kind == Pretended.CONFIRMED else None,
        **dates,
    )


class EmptySession(SessionBase):
    """The session of the pretended person: it is kept nowhere."""

    def load(self) -> dict[str, Any]:
        return {}

    def exists(self, session_key: str) -> bool:
        return False

    def create(self) -> None: ...

    def save(self, must_create: bool = False) -> None: ...

    def delete(self, session_key: str | None = None) -> None: ...


def hub_match(path: str) -> ResolverMatch | None:
    """The view of a path of the hub that may be shown; None for any other path. Of the language that is active."""
    if not _IN_HUB.fullmatch(path):
        return None
    try:
        match = resolve(path)
    except Http404:
        return None
    return match if match.view_name in SHOWN else None


def response_as(request: HttpRequest, path: str, make: Callable[[], User | AnonymousUser]) -> HttpResponse | None:
    """What the person whom `make` makes gets at the path, rendered; None for what is not shown in this view."""
    language = get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language), transaction.atomic():
        match = hub_match(path)
        if match is None:
            return None
        asked = _request_as(request, path, language)
        try:
            asked.user = make()
            if asked.user.is_authenticated:
                asked.COOKIES = {settings.SESSION_COOKIE_NAME: "pretended"}
            asked.resolver_match = match
            response = _answer(asked, match)
        finally:
            transaction.set_rollback(True)
    return response


def _answer(asked: HttpRequest, match: ResolverMatch) -> HttpResponse:
    try:
        response = match.func(asked, *match.args, **match.kwargs)
    except Http404:
        return HttpResponse(status=404)
    return response.render() if hasattr(response, "render") else response


def _request_as(request: HttpRequest, path: str, language: str) -> WSGIRequest:
    """The same request for another path, and with no session."""
    request = cast("WSGIRequest", request)
    dropped = ("HTTP_COOKIE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_AUTHORIZATION")
    environ = {name: value for name, value in request.environ.items() if name not in dropped}
    asked = WSGIRequest(environ | {"PATH_INFO": path.encode().decode("latin-1"), "REQUEST_METHOD": "GET"})
    asked.COOKIES = {}
    asked.session = EmptySession()
    asked.LANGUAGE_CODE = language
    return asked


def with_links_inside(page: str, base: str) -> str:
    """The page with links and filters of the hub that stay in this view, and without what would be sent."""

    def stay(link: re.Match[str]) -> str:
        address = link[2].removeprefix(settings.BASE_URL)
        path = re.split(r"[?#]", address, maxsplit=1)[0]
        return f"{link[1]}{base}{address}{link[3]}" if _IN_HUB.fullmatch(path) else link[0]

    return _LINK.sub(stay, _POST_FORM.sub("", page))
