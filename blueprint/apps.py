from django.apps import AppConfig


class BlueprintConfig(AppConfig):
    name = "blueprint"
    verbose_name = "Blueprint"

    def ready(self) -> None:
        from blueprint import signal_handlers

        signal_handlers.connect()
