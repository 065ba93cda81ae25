from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "learning.networks"
    verbose_name = "Networks"

    def ready(self) -> None:
        from learning.networks import account  # noqa: F401  (registers itself; models are loaded only now)
