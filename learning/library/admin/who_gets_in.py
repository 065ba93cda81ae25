"""Who gets into a library, and who would: by name for those who may see the members of every network, else as numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import ngettext

from learning.audiences import (
    AUDIENCES,
    RELATIONS,
    Audience,
    audience_chosen,
    audience_errors,
    audience_kind_choices,
)
from learning.library.models import Library
from learning.nearly import Nearly
from learning.networks.models import Membership

if TYPE_CHECKING:
    from accounts.models import User
    from learning.training.models import Completion

#: So many names stand beside the form; all of them have a page of their own.
SHOWN = 50


class ChoiceForm(forms.Form):
    """An audience as it is chosen in a form that may not be saved yet; `library` is the one that it is for, if it has a row."""

    audience_kind = forms.ChoiceField(choices=audience_kind_choices)
    library = forms.ModelChoiceField(queryset=Library.objects.all(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for relation in RELATIONS:
            rows = Library._meta.get_field(relation).related_model.objects.all()
            self.fields[relation] = forms.ModelMultipleChoiceField(queryset=rows, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for field, message in audience_errors(cleaned).items():
            self.add_error(field, message)
        return cleaned

    @property
    def audience(self) -> Audience:
        return audience_chosen(self.cleaned_data.get("library") or Library(), self.cleaned_data)


@dataclass(frozen=True)
class Change:
    """To how many people a change of audience opens a library, and to how many it closes it."""

    opens: int
    closes: int

    @classmethod
    def between(cls, before: QuerySet[User], after: QuerySet[User]) -> Change:
        opens = after.exclude(pk__in=before.values("pk")).count()
        closes = before.exclude(pk__in=after.values("pk")).count()
        return cls(opens, closes)

    @property
    def sentence(self) -> str:
        """Empty when it lets nobody in and shuts nobody out."""
        opens = ngettext("It opens to %(number)d more person.", "It opens to %(number)d more people.", self.opens)
        closes = ngettext("It closes to %(number)d person.", "It closes to %(number)d people.", self.closes)
        parts = [(opens, self.opens), (closes, self.closes)]
        return " ".join(sentence % {"number": number} for sentence, number in parts if number)


@dataclass
class WhoGetsIn:
    """What the page shows of an audience. `by_name`: whether its reader may see who the members of networks are."""

    audience: Audience
    by_name: bool
    #: The library as it is stored, which the audience would change.
    library: Library | None = None

    @cached_property
    def number(self) -> int:
        return self.audience.people().count()

    @cached_property
    def names(self) -> list[User]:
        return list(self.people()[:SHOWN]) if self.by_name else []

    @cached_property
    def nearly_names(self) -> list[Membership | Completion]:
        return list(self.nearly()[:SHOWN]) if self.by_name else []

    @cached_property
    def nearly_numbers(self) -> list[tuple[str, int]]:
        """Each word of who would get in, and for how many people it holds."""
        rows: QuerySet = self.audience.would_be().order_by()
        counted = rows.values_list("nearly").annotate(Count("pk"))
        numbers: Counter[str] = Counter(dict(counted))
        return [(str(word.label), numbers[word]) for word in Nearly if numbers[word]]

    @cached_property
    def nearly_number(self) -> int:
        return sum(number for _word, number in self.nearly_numbers)

    @property
    def change(self) -> str:
        """To whom it would open or close, as a sentence; empty for what is stored already."""
        if self.library is None:
            return ""
        return Change.between(self.library.audience.people(), self.audience.people()).sentence

    @property
    def only_when_published(self) -> bool:
        return not (self.library and Library.objects.published().filter(pk=self.library.pk).exists())

    @property
    def query(self) -> str:
        """The audience, as the query string of the page of all names."""
        asked: list[tuple[str, Any]] = [("audience_kind", self.audience_kind)]
        asked += [(self.audience.relation, row.pk) for row in self.audience.chosen]
        return urlencode(asked + ([("library", self.library.pk)] if self.library else []))

    @property
    def audience_kind(self) -> str:
        return next(kind for kind, audience in AUDIENCES.items() if type(self.audience) is audience)

    def people(self, words: str = "") -> QuerySet[User]:
        """By name, each with the current memberships; `words` are in the name, address, network or place of work."""
        current = Membership.objects.current().select_related("network", "organisation")
        found = self.audience.people().order_by("name", "email", "pk")
        if words:
            at = Membership.objects.current().filter(_network_or_work(words))
            said = Q(name__icontains=words) | Q(email__icontains=words)
            found = found.filter(said | Q(pk__in=at.values("user")))
        return found.prefetch_related(Prefetch("memberships", current, to_attr="current_memberships"))

    @property
    def is_of_completions(self) -> bool:
        """Whether what keeps people out is a completion, not a membership."""
        return self.audience.person_field == "person"

    def nearly(self, words: str = "") -> QuerySet:
        person = self.audience.person_field
        found: Any = self.audience.would_be().select_related(person)
        if self.is_of_completions:
            found = found.select_related("programme").prefetch_related("programme__translations")
        else:
            found = found.select_related("network", "organisation")
        if words:
            said = Q(**{f"{person}__name__icontains": words}) | Q(**{f"{person}__email__icontains": words})
            found = found.filter(said if self.is_of_completions else said | _network_or_work(words))
        return found.order_by("nearly", f"{person}__name", "pk")


def _network_or_work(words: str) -> Q:
    return Q(network__name__icontains=words) | Q(organisation__name__icontains=words)


def may_see_names(user: User) -> bool:
    """Who the members of every network are is for those who decide about all of them."""
    return user.has_perm("networks.decide_membership")
