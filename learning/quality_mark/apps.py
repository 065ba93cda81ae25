from django.apps import AppConfig


class QualityMarkConfig(AppConfig):
    name = "learning.quality_mark"
    verbose_name = "Quality mark"

    def ready(self) -> None:
        from learning.quality_mark import public_addresses  # noqa: F401  (registers itself)
