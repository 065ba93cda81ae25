from django.apps import AppConfig


class SubscriptionsConfig(AppConfig):
    name = "subscriptions"
    verbose_name = "Subscriptions"

    def ready(self) -> None:
        # Models can be imported only now.
        from subscriptions import personal_data, public_addresses  # noqa: F401  (they register themselves)
        from subscriptions.lists import register_list_kind
        from subscriptions.newsletter import Newsletter

        register_list_kind(Newsletter())
