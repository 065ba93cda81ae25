from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SchedulingConfig(AppConfig):
    name = "scheduling"
    verbose_name = "Scheduling"

    def ready(self) -> None:
        from scheduling import forgetting, heartbeats  # noqa: F401  (they register themselves)
        from scheduling.gone_objects import end_quietly

        autodiscover_modules("jobs")  # each registers its jobs with the clock
        end_quietly()
