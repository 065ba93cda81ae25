"""The accounts behind imported rows. An imported address gives nothing until a mailed link proves it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from accounts.services import invite
from learning.imports.columns import Column, Refused, read_email
from learning.imports.models import ImportedAccount

if TYPE_CHECKING:
    from django.db.models import QuerySet

EMAIL = Column(
    "email",
    gettext_lazy("E-mail address"),
    read_email,
    required=True,
    aliases=("mail", "e-mail", "address", "cyfeiriad e-bost", "e-bost", "ebost"),
    max_length=254,
)
NAME = Column(
    "name",
    gettext_lazy("Name"),
    aliases=("full name", "person", "member", "enw", "enw llawn", "aelod"),
    max_length=150,
)


def people_by_email(emails: Iterable[str]) -> dict[str, User]:
    people = User.objects.annotate(small=Lower("email")).filter(small__in=set(emails))
    return {person.email.lower(): person for person in people}


def proved(people: Iterable[User]) -> set[int]:
    """The keys of those whose address is proved."""
    found = EmailAddress.objects.filter(user__in=[person.pk for person in people], verified=True)
    return set(found.values_list("user_id", flat=True))


def person_of(email: str, name: str) -> User:
    """The account with this address, made without a password when there is none.

    One that nobody has proved may have been made by somebody else with her address: its password and second factors
    end, and only a mailed link opens it. Her name stays hers once the address is proved.
    """
    person = User.objects.select_for_update().filter(email__iexact=email).first()
    if person is None:
        person = User.objects.create_user(email, name=name)
        EmailAddress.objects.create(user=person, email=email, verified=False, primary=True)
    elif not person.is_active:
        raise Refused(_("The account with this address is closed. Open it under “People” first."))
    elif not proved([person]):
        if person.has_usable_password() or (name and name != person.name):
            person.set_unusable_password()
            person.name = name or person.name
            person.save(update_fields=["password", "name"])
        Authenticator.objects.filter(user=person).delete()
    else:
        return person
    ImportedAccount.objects.get_or_create(user=person)
    return person


def not_written_to() -> QuerySet[ImportedAccount]:
    """Imported people who cannot sign in yet, and who have had no e-mail about it."""
    waiting = ImportedAccount.objects.filter(written_at=None, user__is_active=True)
    return waiting.exclude(user__emailaddress__verified=True).order_by("pk")


def write_to(account_id: int) -> None:
    """One e-mail with a link that proves the address and sets the password; once."""
    with transaction.atomic():
        account = not_written_to().select_for_update(of=("self",)).filter(pk=account_id).first()
        if account is not None:
            account.written_at = timezone.now()
            account.save(update_fields=["written_at"])
            invite(account.user)
