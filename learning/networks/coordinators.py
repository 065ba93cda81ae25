"""Who coordinates a network: the field of the network's form in the admin, and what follows from it.

To be named is the whole rule: `Network.objects.coordinated_by` asks it, and `backends.CoordinatorsBackend` opens the admin.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.log_actions import log

from learning.networks.emails import coordinator_email
from learning.networks.models import Network

if TYPE_CHECKING:
    from accounts.models import User


_field = Network._meta.get_field("coordinators")


class CoordinatorsField(forms.CharField):
    """Accounts, by the addresses with which they sign in: a list to tick would name every member to whoever opens it."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, str) or value is None:
            return value
        return "\n".join(sorted(person.email for person in value))

    def clean(self, value: Any) -> list[User]:
        emails = {line.strip().lower() for line in super().clean(value).splitlines() if line.strip()}
        found = get_user_model().objects.annotate(small=Lower("email")).filter(small__in=emails, is_active=True)
        people: list[User] = [person for person in found if person.verified_email]
        if unknown := sorted(emails - {person.email.lower() for person in people}):
            sentence = _(
                "With this address nobody can sign in: %(addresses)s. Ask the person to open an account first."
            )
            raise ValidationError(sentence % {"addresses": ", ".join(unknown)})
        return people

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), "\n".join(sorted((data or "").lower().split())))


class NetworkForm(WagtailAdminModelForm):
    """Its address stays: links in e-mails and on other sites lead there, and nothing leads on from an old one."""

    coordinators = CoordinatorsField(
        label=_field.verbose_name,
        help_text=_field.help_text,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].disabled = self.instance.pk is not None

    def _save_m2m(self) -> None:
        """Django's own way to save the people would neither tell them nor note who named them."""
        people = self.cleaned_data.pop("coordinators", None)
        super()._save_m2m()
        if people is not None:
            set_coordinators(self.instance, people, by=self.for_user)


@transaction.atomic
def set_coordinators(network: Network, people: Iterable[User], by: User) -> None:
    """From now on these coordinate it. Whoever is new gets one email, however often it is saved."""
    Network.objects.select_for_update().get(pk=network.pk)
    before, now = set(network.coordinators.all()), set(people)
    network.coordinators.set(now)
    added, ended = sorted(now - before, key=_key), sorted(before - now, key=_key)
    for person in added:
        coordinator_email(network, person).send()
    if added or ended:
        data = {"added": [person.pk for person in added], "ended": [person.pk for person in ended]}
        log(network, "networks.coordinators", user=by, data=data)


def _key(person: User) -> int:
    return person.pk


def who_changed(data: dict[str, list[int]]) -> str:
    """For the network's history. The entry has numbers, not names: they end with the account."""
    people = get_user_model().objects.in_bulk([*data.get("added", []), *data.get("ended", [])])
    said = []
    for name, sentence in (("added", _("Coordinates it now: %(who)s")), ("ended", _("No longer: %(who)s"))):
        if keys := data.get(name):
            names = [people[key].get_full_name() if key in people else _("a former member") for key in keys]
            said.append(sentence % {"who": ", ".join(names)})
    return ". ".join(said)
