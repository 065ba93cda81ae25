from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "learning.training"
    verbose_name = "Training"
