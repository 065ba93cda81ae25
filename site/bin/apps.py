from django.apps import AppConfig


class BinConfig(AppConfig):
    name = "bin"
    verbose_name = "Bin"
