from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "learning.training"
    verbose_name = "Training"

    def ready(self) -> None:
        from learning.training import personal_data  # noqa: F401  (registers itself)
