"""What happens around people without a view: roles kept up to date, accounts reclaimed."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.account.signals import password_reset
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.apps import apps
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Page

from accounts.services import prove_address, record_second_factor


def sync_roles_after_migrate(sender, **kwargs) -> None:
    """Once, after the last app: only then does every permission exist."""
    with_models = [config for config in apps.get_app_configs() if config.models_module is not None]
    if sender is not with_models[-1]:
        return
    from accounts.roles import sync_roles

    sync_roles()


@receiver(post_save)
def sync_roles_when_a_home_is_made(sender, instance, created=False, raw=False, **kwargs) -> None:
    """The Welsh home comes long after the roles; who works there must find the door open."""
    if created and not raw and isinstance(instance, Page) and instance.depth == 2:
        from accounts.roles import sync_roles

        sync_roles()


@receiver(password_reset)
def mailed_link_proves_the_address(sender, request, user, **kwargs) -> None:
    """A new password by a mailed link is proof of the address.

    An account that was imported or invited opens with this; so does one that somebody else made in
    this person's name and never proved, without whatever they left in it.
    """
    if not EmailAddress.objects.filter(user=user, verified=True).exists():
        Authenticator.objects.filter(user=user).delete()
        prove_address(user)


@receiver(authenticator_added)
def first_code_counts_for_this_session(sender, request, user, authenticator, **kwargs) -> None:
    """Setting up the app asks for a code, so this session has shown its second factor."""
    if authenticator.type == Authenticator.Type.TOTP:
        record_second_factor(request, user, authenticator)
