from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "learning.networks"
    verbose_name = "Networks"

    def ready(self) -> None:
        from core.registry import register_belongings
        from learning.networks import jobs  # noqa: F401  (registers itself)
        from learning.networks.account import memberships_of

        register_belongings(memberships_of)
