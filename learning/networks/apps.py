from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "learning.networks"
    verbose_name = "Networks"

    def ready(self) -> None:
        from learning.networks import account, public_addresses  # noqa: F401  (they register themselves, after the models)
