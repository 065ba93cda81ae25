from django.apps import AppConfig


class StyleguideConfig(AppConfig):
    """Installed in development and in the demonstration only."""

    name = "styleguide"
    verbose_name = "Style guide"
