from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        from core import checks, jobs, redirects, signal_handlers, translation_signals  # noqa: F401  (registers them)
