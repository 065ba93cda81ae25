from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = "Events"

    def ready(self) -> None:
        from events import next_change  # noqa: F401  (registers itself; models are loaded only now)
