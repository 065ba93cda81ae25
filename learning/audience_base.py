"""What every kind of audience has: who belongs to it, and the sentences that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from learning.networks.models import Membership, Network
from learning.training.models import Completion, Programme

if TYPE_CHECKING:
    from accounts.models import User
    from learning.networks.managers import MembershipQuerySet
    from learning.training.managers import CompletionQuerySet


class HasAudience(Protocol):
    """The attributes of a library that its audience reads: its key, and the field that `Audience.relation` names."""

    pk: Any


class Audience:
    """The audience of one library: who belongs to it, and the sentences that say so.

    With `chosen` it is the one that the library would have if those rows were chosen.
    """

    #: The library's many-to-many field that names whom it is for; empty for a kind that names nobody.
    relation = ""
    #: What a list prefetches, so that no row asks for the names.
    prefetched: tuple[str, ...] = ()
    #: The error that an editor reads when that field is empty.
    error_when_empty: Any = ""
    #: The field of the rows of `would_be` that is the person.
    person_field = "user"

    def __init__(self, library: HasAudience, chosen: list[Any] | None = None) -> None:
        self.library = library
        if chosen is not None:
            self.chosen = chosen

    @classmethod
    def condition_for(cls, user: User) -> Q:
        """The condition on libraries of this kind that are for this person at this second."""
        raise NotImplementedError

    def people(self) -> QuerySet[User]:
        """Everybody to whom the library is open now, while it is published: those for whom `access.decide` allows it."""
        return get_user_model().objects.filter(self._includes(), is_active=True)

    def would_be(self) -> MembershipQuerySet | CompletionQuerySet:
        """Of each person whom only something about a membership or a completion keeps out, that row (`nearly`)."""
        return Membership.objects.none()

    def _includes(self) -> Q:
        """The condition on people, as `condition_for` is one on libraries."""
        raise NotImplementedError

    def memberships_of(self, user: User) -> MembershipQuerySet:
        """This person's memberships, past and present, that decide about access to the library."""
        return Membership.objects.none()

    def completions_of(self, user: User) -> CompletionQuerySet:
        """This person's completions, past and present, that decide about access to the library."""
        return Completion.objects.none()

    def application_of(self, user: User) -> Membership | None:
        """This person's application that would give access to the library, while nobody has decided it."""
        return None

    @property
    def networks_to_join(self) -> list[Network]:
        """The networks whose members can see the library."""
        return []

    @property
    def programmes_to_complete(self) -> list[Programme]:
        """The programmes of which a completion in date opens the library."""
        return []

    @cached_property
    def chosen(self) -> list[Any]:
        """The rows that name whom the library is for."""
        # A library that is previewed before its first save has no such rows to ask for.
        return list(getattr(self.library, self.relation).all()) if self.relation and self.library.pk else []

    @property
    def names(self) -> list[str]:
        return [row.name for row in self.chosen]

    @property
    def sentence(self) -> str:
        """Who can see the library, as one sentence."""
        if self.relation and not self.chosen:
            return _("Nobody can see this: no network, no organisation and no programme is chosen.")
        return self._sentence(self._listed_names, len(self.chosen))

    @property
    def title(self) -> str:
        """The heading of the page that refuses access. It says whom the library is for, never its title."""
        if self.relation and not self.chosen:
            return _("This library is closed.")
        return self._title(self._listed_names, len(self.chosen))

    @property
    def short(self) -> str:
        """The short form, for the small lock beside a title."""
        return self._listed_names

    @property
    def _listed_names(self) -> str:
        *names, last = self.names or [""]
        # In Welsh a comma: the word for “and” would change the name that follows it.
        return _("%(names)s and %(last)s") % {"names": ", ".join(names), "last": last} if names else last

    def _sentence(self, names: str, number: int) -> str:
        raise NotImplementedError

    def _title(self, names: str, number: int) -> str:
        return _("This library is closed.")
