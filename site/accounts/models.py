"""The user model, with a case-insensitive email address in place of a username, and the sessions of people."""

from importlib import import_module
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import PermissionsMixin
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.device_names import device_name
from accounts.managers import UserManager
from languages.locales import language_choices


class User(AbstractBaseUser, PermissionsMixin):  # type: ignore[django-manager-missing]  # of Wagtail's untyped models
    """Somebody who can sign in. Membership of networks, not a field or a group, decides what they see in the hub."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=150, blank=True, help_text=_("As you would like to be addressed."))
    preferred_language = models.CharField(
        _("language for e-mails"),
        max_length=10,
        choices=language_choices,
        default=settings.LANGUAGE_CODE,
        help_text=_("The language in which we write to you; for staff, that of the admin too."),
    )
    last_hub_visit = models.DateTimeField(_("last visit to the hub"), null=True, editable=False)
    is_staff = models.BooleanField(_("staff"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("date joined"), default=timezone.now, editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email_any_case",
                violation_error_message=_("There is already an account with this e-mail address."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        return self.name or self.email

    @property
    def verified_email(self) -> str:
        """The address of the account in lower case, when a mailed link has proved that it is hers; else empty."""
        email = self.email.lower()
        addresses: models.Manager = self.emailaddress_set  # type: ignore[attr-defined]  # of allauth
        return email if addresses.filter(email__iexact=email, verified=True).exists() else ""

    def get_short_name(self) -> str:
        return self.name or self.email.split("@")[0]

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """A session ends when the password or the e-mail address changes.

        Django checks the password alone, so a person with access to the old mailbox would stay signed in.
        """
        salt = "accounts.User.session"
        return salted_hmac(salt, f"{self.password}:{self.email}", secret=secret, algorithm="sha256").hexdigest()

    # Wagtail's user listing sorts and searches by these names.
    first_name = property(get_short_name)
    last_name = ""


class Session(AbstractBaseSession):
    """A browser's session. Deleted, it is over at the next request.

    Of whoever is signed in it says whose it is and on what kind of device: neither an IP address nor what the browser
    calls itself is stored.
    """

    wagtail_reference_index_ignore = True

    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="sessions")
    #: Of `device_names`; empty for another one.
    browser = models.CharField(max_length=20, blank=True)
    system = models.CharField(max_length=20, blank=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)

    class Meta:
        verbose_name = _("device signed in")
        verbose_name_plural = _("devices signed in")
        default_permissions = ()

    def __str__(self) -> str:
        return device_name(self.browser, self.system)

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        return import_module(settings.SESSION_ENGINE).SessionStore
