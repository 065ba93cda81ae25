from django.apps import AppConfig


class BlueprintConfig(AppConfig):
    name = "blueprint"
    verbose_name = "Blueprint"

    def ready(self) -> None:
        # Models can be imported only now.
        from blueprint import search, signal_handlers  # noqa: F401  (search registers itself)

        signal_handlers.connect()
