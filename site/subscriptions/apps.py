from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    name = "subscriptions"
    verbose_name = "Subscriptions"

    def ready(self) -> None:
        # Models can be imported only now.
        from subscriptions import public_addresses  # noqa: F401  (registers itself)
        from subscriptions.lists import register_list_kind
        from subscriptions.newsletter import Newsletter

        register_list_kind(Newsletter())
