from django.apps import AppConfig


class RedirectsConfig(AppConfig):
    name = "redirects"
    verbose_name = "Redirects"

    def ready(self) -> None:
        from redirects import signal_handlers  # noqa: F401  (connects the receivers)
