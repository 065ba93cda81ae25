from django.apps import AppConfig


class StyleguideConfig(AppConfig):
    """Installed where it is wanted: in development and in the demonstration."""

    name = "styleguide"
    verbose_name = "Style guide"
