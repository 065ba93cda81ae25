from django.apps import AppConfig


class EmailsConfig(AppConfig):
    name = "emails"
    verbose_name = "Emails"

    def ready(self) -> None:
        from emails import forgetting  # noqa: F401  (registers itself; models exist only now)
