"""Deletes a person for good. What she did for others or for the house stays, and names nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import translation
from wagtail.models import ModelLogEntry

from accounts.services import end_work
from core.account_registry import forget
from core.emails import plain_email

if TYPE_CHECKING:
    from accounts.models import User


class LastAdministrator(Exception):
    """Without her, nobody could give roles to people any more."""


def close_account(user: User) -> bool:
    """Closes an account by its owner's decision, and tells her once. False when it is gone already.

    Raises `LastAdministrator`.
    """
    with transaction.atomic():
        if not _is_there(user):
            return False
        email, language = user.email, user.preferred_language
        delete_person(user)
        with translation.override(language):
            plain_email("pages/accounts/emails/closed.txt", email).send()
    return True


@transaction.atomic
def delete_person(user: User) -> None:
    """All that is about her goes, in one transaction, whoever decides it."""
    addresses = proved_addresses(user)
    end_work(user)
    forget(user, addresses)
    kind = ContentType.objects.get_for_model(get_user_model())
    ModelLogEntry.objects.filter(content_type=kind, object_id=str(user.pk)).delete()  # they have her name
    user.delete()


def proved_addresses(user: User) -> set[str]:
    """In small letters. What hangs on an address that she has not proved may be somebody else's."""
    proved = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return {email.lower() for email in proved}


def is_last_administrator(user: User) -> bool:
    return [person.pk for person in _administrators()] == [user.pk]


def _is_there(user: User) -> bool:
    """Locks her row. Of administrators who close their accounts at the same moment, the last one stays.

    Not their keys: an administrator who decides about her meanwhile, and whom she waits for, writes rows that refer to them.
    """
    administrators = list(_administrators().select_for_update(no_key=True))
    if [person.pk for person in administrators] == [user.pk]:
        raise LastAdministrator
    return get_user_model().objects.select_for_update().filter(pk=user.pk).exists()


def _administrators() -> QuerySet[User]:
    """Those who may give people their roles."""
    people = get_user_model().objects
    some = people.filter(Q(is_superuser=True) | Q(groups__name="administrator"), is_active=True)
    return people.filter(pk__in=some.values("pk")).order_by("pk")
