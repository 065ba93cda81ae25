from django.apps import AppConfig


class CoordinatorsConfig(AppConfig):
    name = "learning.coordinators"
    verbose_name = "Pages of coordinators"

    def ready(self) -> None:
        # They register themselves.
        from learning.coordinators import navigation  # noqa: F401
