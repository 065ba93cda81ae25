from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "learning.imports"
    label = "imports"
    verbose_name = "Imports"

    def ready(self) -> None:
        from learning.imports import jobs, personal_data  # noqa: F401  (they register themselves)
