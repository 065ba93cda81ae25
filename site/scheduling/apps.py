from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class SchedulingConfig(AppConfig):
    name = "scheduling"
    verbose_name = "Scheduling"

    def ready(self) -> None:
        from scheduling import heartbeats  # noqa: F401  (registers its job)
        from scheduling.gone_objects import end_quietly

        autodiscover_modules("jobs")  # each registers its jobs with the clock
        end_quietly()
