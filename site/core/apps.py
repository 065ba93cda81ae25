from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        from wagtail.models import Site

        from core import checks, signal_handlers  # noqa: F401  (registers them)
        from core.after_migrate import prepare_database

        # After Wagtail's own app, whose table it writes.
        post_migrate.connect(prepare_database, sender=apps.get_app_config(Site._meta.app_label))
