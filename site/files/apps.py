from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "files"
    verbose_name = "Pictures and documents"

    def ready(self) -> None:
        from files import next_change, signal_handlers  # noqa: F401  (they register themselves; models are loaded now)
