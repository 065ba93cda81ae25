from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "languages"
    verbose_name = "Languages"

    def ready(self) -> None:
        from languages import signal_handlers  # noqa: F401  (connects the receivers)
