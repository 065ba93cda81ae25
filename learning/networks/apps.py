from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "learning.networks"
    verbose_name = "Networks"

    def ready(self) -> None:
        # Imported here, since models can be imported only when every app is loaded.
        from core.registry import register_account_memberships
        from learning.networks import jobs  # noqa: F401  (registers itself)
        from learning.networks.account import network_memberships

        register_account_memberships(network_memberships)
