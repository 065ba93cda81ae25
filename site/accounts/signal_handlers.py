"""Syncs roles after migrate and for new home pages; records verified email addresses, second factors and devices; keeps
the language of a person's admin that of her emails.
"""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import (
    authentication_step_completed,
    password_changed,
    password_reset,
    password_set,
)
from allauth.account.signals import user_logged_in as signed_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.apps import AppConfig, apps
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.db.models import Model
from django.db.models.signals import post_migrate, post_save
from django.dispatch import receiver
from django.http import HttpRequest
from wagtail.models import Page
from wagtail.users.models import UserProfile

from accounts.devices import tell_of_new_device
from accounts.models import Session, User
from accounts.roles import sync_roles, sync_roles_on_pages
from accounts.services import mark_email_verified
from accounts.sessions import record_second_factor_setup, remember_device


@receiver(post_migrate)
def sync_roles_after_migrate(sender: AppConfig, **kwargs: Any) -> None:
    """Runs once, after the last app, when every permission exists."""
    with_models = [config for config in apps.get_app_configs() if config.models_module is not None]
    if sender is with_models[-1]:
        sync_roles()


@receiver(post_save)
def sync_roles_after_home_page_created(
    sender: type[Model], instance: Model, created: bool = False, raw: bool = False, **kwargs: Any
) -> None:
    """Gives roles their permissions on the home page of another language."""
    if created and not raw and isinstance(instance, Page) and instance.depth == 2:
        sync_roles_on_pages()


@receiver(password_reset)
def verify_email_after_password_reset(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Verifies the email address, since the link to reset the password was mailed to it.

    Second factors of a so far unverified account are deleted: somebody else may have made it with this
    person's address.
    """
    if not EmailAddress.objects.filter(user=user, verified=True).exists():
        Authenticator.objects.filter(user=user).delete()
        mark_email_verified(user)


@receiver(authenticator_added)
def record_second_factor_of_setup(
    sender: Any, request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Setting up asks for a code of the app, or for the passkey, so this session has shown its second factor."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_second_factor_setup(request, user, authenticator)


@receiver(authentication_step_completed)
def change_session_at_second_factor(sender: Any, request: HttpRequest, method: str, **kwargs: Any) -> None:
    """Changes the session's key, so that one that somebody learned before opens no more than before."""
    if method == "mfa":
        request.session.cycle_key()


@receiver(user_logged_in)
def make_profile_of_staff(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Wagtail reads the language of the admin from it, and makes it late."""
    if user.has_perm("wagtailadmin.access_admin"):
        UserProfile.get_for_user(user)


@receiver(user_logged_in)
def remember_device_of_session(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    remember_device(request)


@receiver(signed_in)
def tell_colleague_of_new_device(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Once the sign-in is complete, its second factor included."""
    tell_of_new_device(request, user)


@receiver([password_changed, password_set, password_reset])
def end_sessions_with_the_old_password(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    """They open nothing any more; now they are no longer listed either."""
    Session.objects.filter(user=user).exclude(pk=request.session.session_key).delete()


@receiver(post_save, sender=User)
def follow_person(instance: User, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        UserProfile.objects.filter(user=instance).update(preferred_language=instance.preferred_language)


@receiver(post_save, sender=UserProfile)
def follow_profile(instance: UserProfile, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """The account page of the admin changes the profile. An empty choice there means the main language."""
    if raw:
        return
    if created and not instance.preferred_language:
        follow_person(instance.user)
    else:
        language = instance.preferred_language or settings.LANGUAGE_CODE
        User.objects.filter(pk=instance.user_id).update(preferred_language=language)
