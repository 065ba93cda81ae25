from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "learning.library"
    verbose_name = "Library"

    def ready(self) -> None:
        from learning.library import account, search, signal_handlers  # noqa: F401  (each registers itself)
