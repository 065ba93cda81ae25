"""The kinds of audience that a library can have: one class for each, with all that differs between them.

A new kind is a line in `AudienceKind`, a class, a line in `AUDIENCES` and, when it names rows, a field on `Library`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learning.networks.models import Membership, Network
from learning.training.models import Completion, Programme

if TYPE_CHECKING:
    from accounts.models import User
    from learning.networks.managers import MembershipQuerySet
    from learning.training.managers import CompletionQuerySet


class AudienceKind(models.TextChoices):
    """What `Library.audience_kind` may hold."""

    EVERYONE = "everyone", gettext_lazy("Everyone who is signed in")
    NETWORKS = "networks", gettext_lazy("Members of these networks")
    ORGANISATIONS = "organisations", gettext_lazy("Members who work for these organisations")
    COMPLETIONS = "completions", gettext_lazy("People with a completion of these programmes that is in date")


def audience_kind_choices() -> list[tuple[str, str]]:
    """A callable, so that a new kind needs no migration."""
    return [(kind.value, str(kind.label)) for kind in AudienceKind]


class HasAudience(Protocol):
    """The attributes of a library that its audience reads: its key, and the field that `Audience.relation` names."""

    pk: Any


class Audience:
    """The audience of one library: who belongs to it, and the sentences that say so."""

    #: The library's many-to-many field that names whom it is for; empty for a kind that names nobody.
    relation = ""
    #: What a list prefetches, so that no row asks for the names.
    prefetched: tuple[str, ...] = ()
    #: The error that an editor reads when that field is empty.
    error_when_empty: Any = ""

    def __init__(self, library: HasAudience) -> None:
        self.library = library

    @classmethod
    def condition_for(cls, user: User) -> Q:
        """The condition on libraries of this kind that are for this person at this second."""
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


class EveryoneSignedIn(Audience):
    """Everybody with an active account."""

    @classmethod
    def condition_for(cls, user: User) -> Q:
        return Q()

    def memberships_of(self, user: User) -> MembershipQuerySet:
        return Membership.objects.of(user)

    @property
    def short(self) -> str:
        return _("Everyone signed in")

    def _sentence(self, names: str, number: int) -> str:
        return _("Everyone who is signed in can see this.")


class MembersAudience(Audience):
    """People with a current membership that is connected to the library."""

    #: The lookup from a membership to the libraries that it gives access to.
    libraries = ""
    #: What a current membership must have besides, so that it gives access.
    counts = Q()

    @classmethod
    def condition_for(cls, user: User) -> Q:
        current = Membership.objects.of(user).current().filter(cls.counts)
        return Q(Exists(current.filter(**{cls.libraries: OuterRef("pk")})))

    def memberships_of(self, user: User) -> MembershipQuerySet:
        return Membership.objects.of(user).filter(**{self.libraries: self.library.pk})


class MembersOfNetworks(MembersAudience):
    """Members of one of the library's networks."""

    relation = "networks"
    prefetched = ("networks",)
    libraries = "network__libraries"
    error_when_empty = gettext_lazy("Choose at least one network.")

    def application_of(self, user: User) -> Membership | None:
        waiting = self.memberships_of(user).waiting()
        return waiting.select_related("network").order_by("-applied_at").first()

    @property
    def networks_to_join(self) -> list[Network]:
        return self.chosen

    def _sentence(self, names: str, number: int) -> str:
        return ngettext(
            "Members of the %(names)s network can see this.",
            "Members of these networks can see this: %(names)s.",
            number,
        ) % {"names": names}

    def _title(self, names: str, number: int) -> str:
        return ngettext(
            "This library is for members of the %(names)s network.",
            "This library is for members of these networks: %(names)s.",
            number,
        ) % {"names": names}


class MembersOfOrganisations(MembersAudience):
    """Members, of any network, of whom the office has confirmed that they work for one of the library's organisations."""

    relation = "organisations"
    prefetched = ("organisations",)
    libraries = "organisation__libraries"
    counts = Q(organisation_confirmed_at__isnull=False)
    error_when_empty = gettext_lazy("Choose at least one organisation.")

    def _sentence(self, names: str, number: int) -> str:
        return ngettext(
            "Members who work for %(names)s can see this.",
            "Members who work for one of these can see this: %(names)s.",
            number,
        ) % {"names": names}

    def _title(self, names: str, number: int) -> str:
        return ngettext(
            "This library is for members who work for %(names)s.",
            "This library is for members who work for one of these: %(names)s.",
            number,
        ) % {"names": names}


class PeopleWithCompletion(Audience):
    """People with a completion, in date, of one of the library's programmes; with or without a membership."""

    relation = "programmes"
    prefetched = ("programmes__translations",)
    error_when_empty = gettext_lazy("Choose at least one programme.")

    @classmethod
    def condition_for(cls, user: User) -> Q:
        return Q(Exists(Completion.objects.of(user).current().filter(programme__libraries=OuterRef("pk"))))

    def completions_of(self, user: User) -> CompletionQuerySet:
        return Completion.objects.of(user).filter(programme__libraries=self.library.pk)

    @property
    def programmes_to_complete(self) -> list[Programme]:
        return self.chosen

    @property
    def short(self) -> str:
        return _("Completed: %(names)s") % {"names": self._listed_names}

    def _sentence(self, names: str, number: int) -> str:
        return ngettext(
            "People who have completed %(names)s, and whose completion is in date, can see this.",
            "People who have completed one of these, and whose completion is in date, can see this: %(names)s.",
            number,
        ) % {"names": names}

    def _title(self, names: str, number: int) -> str:
        return ngettext(
            "This library is for people who have completed %(names)s.",
            "This library is for people who have completed one of these: %(names)s.",
            number,
        ) % {"names": names}


AUDIENCES: dict[str, type[Audience]] = {
    AudienceKind.EVERYONE: EveryoneSignedIn,
    AudienceKind.NETWORKS: MembersOfNetworks,
    AudienceKind.ORGANISATIONS: MembersOfOrganisations,
    AudienceKind.COMPLETIONS: PeopleWithCompletion,
}
#: The fields of a library that name whom it is for.
RELATIONS = [audience.relation for audience in AUDIENCES.values() if audience.relation]
PREFETCHED = [lookup for audience in AUDIENCES.values() for lookup in audience.prefetched]


def audience_errors(cleaned: dict[str, Any]) -> dict[str, str]:
    """Errors by field when a form's cleaned data lacks what the chosen kind of audience needs."""
    audience = AUDIENCES.get(cleaned.get("audience_kind") or "")
    if audience and audience.relation and not cleaned.get(audience.relation):
        return {audience.relation: audience.error_when_empty}
    return {}
