from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "learning.meetings"
    verbose_name = "Meetings"

    def ready(self) -> None:
        # They register themselves, after the models.
        from learning.meetings import navigation, next_change, personal_data, signal_handlers  # noqa: F401
