from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "learning.networks"
    verbose_name = "Networks"

    def ready(self) -> None:
        # They register themselves, after the models.
        from learning.networks import account, jobs, personal_data, public_addresses  # noqa: F401
