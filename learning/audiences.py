"""The kinds of audience that a library can have: one class for each, with all that differs between them.

A new kind is a line in `AudienceKind`, a class, a line in `AUDIENCES` and, when it names rows, a field on `Library`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from learning.audience_base import Audience, HasAudience
from learning.nearly import nearest_completion_of_each, nearest_of_each
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


class EveryoneSignedIn(Audience):
    """Everybody with an active account."""

    @classmethod
    def condition_for(cls, user: User) -> Q:
        return Q()

    def _includes(self) -> Q:
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

    #: The field of a membership that names one of those whom the library is for.
    named_by = ""
    #: The lookup from a membership to the libraries that it gives access to.
    libraries = ""
    #: What a current membership must have besides, so that it gives access.
    counts = Q()

    @classmethod
    def condition_for(cls, user: User) -> Q:
        current = Membership.objects.of(user).current().filter(cls.counts)
        return Q(Exists(current.filter(**{cls.libraries: OuterRef("pk")})))

    def _includes(self) -> Q:
        current = self._memberships().current().filter(self.counts)
        return Q(Exists(current.filter(user=OuterRef("pk"))))

    def would_be(self) -> MembershipQuerySet:
        outside = self._memberships().filter(user__is_active=True).exclude(user__in=self.people())
        return nearest_of_each(outside)

    def _memberships(self) -> MembershipQuerySet:
        """Everybody's memberships, past and present, that decide about access to the library."""
        return Membership.objects.filter(**{f"{self.named_by}__in": self.chosen})

    def memberships_of(self, user: User) -> MembershipQuerySet:
        return Membership.objects.of(user).filter(**{self.libraries: self.library.pk})


class MembersOfNetworks(MembersAudience):
    """Members of one of the library's networks."""

    relation = "networks"
    named_by = "network"
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
    named_by = "organisation"
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
    person_field = "person"

    def _includes(self) -> Q:
        completed = Completion.objects.current().filter(programme__in=self.chosen)
        return Q(Exists(completed.filter(person=OuterRef("pk"))))

    @classmethod
    def condition_for(cls, user: User) -> Q:
        return Q(Exists(Completion.objects.of(user).current().filter(programme__libraries=OuterRef("pk"))))

    def would_be(self) -> CompletionQuerySet:
        completed = Completion.objects.filter(programme__in=self.chosen, person__is_active=True)
        return nearest_completion_of_each(completed.exclude(person__in=self.people()))

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


def audience_chosen(library: HasAudience, cleaned: dict[str, Any]) -> Audience:
    """The audience that a library would have with what a form holds (`audience_kind`, and the field of that kind)."""
    audience = AUDIENCES[cleaned["audience_kind"]]
    return audience(library, list(cleaned.get(audience.relation) or []))


#: The fields of a library that name whom it is for.
RELATIONS = [audience.relation for audience in AUDIENCES.values() if audience.relation]
PREFETCHED = [lookup for audience in AUDIENCES.values() for lookup in audience.prefetched]


def audience_errors(cleaned: dict[str, Any]) -> dict[str, str]:
    """Errors by field when a form's cleaned data lacks what the chosen kind of audience needs."""
    audience = AUDIENCES.get(cleaned.get("audience_kind") or "")
    if audience and audience.relation and not cleaned.get(audience.relation):
        return {audience.relation: audience.error_when_empty}
    return {}


def drop_other_kinds(cleaned: dict[str, Any]) -> None:
    """Empties what was ticked for other kinds of audience than the chosen one: kept, it would look as if it counted."""
    for kind, audience in AUDIENCES.items():
        if audience.relation in cleaned and kind != cleaned.get("audience_kind"):
            cleaned[audience.relation] = cleaned[audience.relation].none()
