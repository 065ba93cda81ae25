"""The demonstration's accounts. None is a person; all have one password, and none exists elsewhere."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction

from accounts.models import User
from accounts.roles import sync_roles
from accounts.services import mark_email_verified
from demo.seeded_content import SeededContent

PASSWORD = "demo-only"  # noqa: S105 - printed on purpose: the demonstration has no secrets
DOMAIN = "example.org"

# the part before the @, name, language for emails, roles
ACCOUNTS: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("admin", "Example administrator", "en-gb", ("administrator",)),
    ("editor", "Example editor", "en-gb", ("editor",)),
    ("publisher", "Example publisher", "en-gb", ("publisher",)),
    ("translator", "Example translator", "cy", ("translator",)),
    ("network.editor", "Example network editor", "en-gb", ("network editor",)),
    ("blueprint.editor", "Example blueprint editor", "en-gb", ("blueprint editor",)),
    ("coordinator.south", "Example coordinator, South", "en-gb", ()),
    ("member.south", "Example member, South", "en-gb", ()),
    ("member.north", "Example member, North", "en-gb", ()),
    ("leaving", "Example member who leaves, South", "en-gb", ()),
    ("lapsed", "Example former member, South", "en-gb", ()),
    ("applicant", "Example applicant", "en-gb", ()),
    ("facilitator", "Example facilitator", "en-gb", ()),
    ("facilitator.past", "Example facilitator, training over", "en-gb", ()),
]


@transaction.atomic
def seed(seeded: SeededContent) -> None:
    """Adds the accounts that are missing; an account that exists keeps whatever was changed in it."""
    sync_roles()
    hashed = make_password(PASSWORD)  # once: the hash is slow on purpose
    seeded.users = {local: _account(hashed, local, name, language, roles) for local, name, language, roles in ACCOUNTS}
    seeded.admin = seeded.users["admin"]


def _account(hashed: str, local: str, name: str, language: str, roles: tuple[str, ...]) -> User:
    email = f"{local}@{DOMAIN}"
    known = User.objects.filter(email=email).first()
    if known:
        return known
    user = User.objects.create(
        email=email,
        password=hashed,
        name=name,
        preferred_language=language,
        is_superuser=local == "admin",
    )
    mark_email_verified(user)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user
