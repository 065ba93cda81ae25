from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "files"
    verbose_name = "Pictures and documents"

    def ready(self) -> None:
        from files import signal_handlers  # noqa: F401  (connects the receivers)
