from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "learning.library"
    verbose_name = "Library"

    def ready(self) -> None:
        from learning.library import account, personal_data, search, signal_handlers  # noqa: F401  (each registers itself)
        from learning.library.reading.digests import WeeklyDigest
        from subscriptions.lists import register_list_kind

        register_list_kind(WeeklyDigest())
