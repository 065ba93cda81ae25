from django.apps import AppConfig


class RecycleBinConfig(AppConfig):
    name = "recycle_bin"
    verbose_name = "Bin"
