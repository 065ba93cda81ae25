from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "People"
    default = True  # of the two configurations in this module

    def ready(self) -> None:
        from accounts import signal_handlers  # noqa: F401  (connects the receivers; models exist only now)


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's screens for people, with the forms of our own user model."""

    user_viewset = "accounts.viewsets.UserViewSet"
