from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "People"
    default = True  # of the two configurations in this module

    def ready(self) -> None:
        # Models can be imported only now. They register themselves.
        from accounts import personal_data, signal_handlers  # noqa: F401


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's screens for people, with the forms of our own user model."""

    user_viewset = "accounts.viewsets.UserViewSet"
