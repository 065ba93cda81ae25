from django.apps import AppConfig
from django.utils.translation import gettext_lazy


class LibraryConfig(AppConfig):
    name = "learning.library"
    verbose_name = "Library"

    def ready(self) -> None:
        from learning.library import account, personal_data, search, signal_handlers  # noqa: F401  (each registers itself)
        from learning.library.reading.digests import WeeklyDigest
        from learning.networks.coordinator_pages import register_coordinator_page
        from subscriptions.lists import register_list_kind

        register_list_kind(WeeklyDigest())
        register_coordinator_page(gettext_lazy("How resources were used"), "network_feedback", 60)
