from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "learning.meetings"
    verbose_name = "Meetings"

    def ready(self) -> None:
        # They register themselves, after the models.
        from learning.meetings import digest, navigation, next_change, personal_data, search, signal_handlers  # noqa: F401
        from learning.meetings.notices import NewMeetings
        from subscriptions.lists import register_list_kind

        register_list_kind(NewMeetings())
