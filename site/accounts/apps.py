from django.apps import AppConfig
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "People"
    default = True  # of the two configurations in this module

    def ready(self) -> None:
        from accounts import signal_handlers

        post_migrate.connect(signal_handlers.sync_roles_after_migrate, dispatch_uid="accounts.roles")


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's screens for people, with the forms of our own user model."""

    user_viewset = "accounts.viewsets.UserViewSet"
