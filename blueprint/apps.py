from django.apps import AppConfig


class BlueprintConfig(AppConfig):
    name = "blueprint"
    verbose_name = "Blueprint"

    def ready(self) -> None:
        # Models can be imported only now.
        from blueprint import search, signal_handlers  # noqa: F401  (search registers itself)
        from blueprint.chapter_emails import ChapterChanges
        from subscriptions.lists import register_list_kind

        signal_handlers.connect()
        register_list_kind(ChapterChanges())
