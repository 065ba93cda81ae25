from django.apps import AppConfig


class NetworksConfig(AppConfig):
    name = "learning.networks"
    verbose_name = "Networks"
