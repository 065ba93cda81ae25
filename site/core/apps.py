import logging

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.signals import request_finished
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.tasks.signals import task_finished, task_started


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        from wagtail.models import Site

        from core import checks, dates, next_change, signal_handlers  # noqa: F401  (registers them)
        from core.breadcrumbs import hide_drafts_in_breadcrumbs
        from core.database_setup import create_cache_table, create_rows
        from core.draft_titles import hide_drafts_in_choosers, name_live_pages_as_published
        from core.email_addresses import refuse_numbers_of_machines
        from core.error_reports import report_errors_to
        from core.exports import guard_exports
        from core.filters import limit_filters
        from core.generations import watch_connection
        from core.logs import forget_request, forget_task, name_task
        from core.notifications import guard_emails
        from core.outages import note_connection

        guard_exports()
        guard_emails()
        limit_filters()
        refuse_numbers_of_machines()
        name_live_pages_as_published()
        hide_drafts_in_choosers()
        hide_drafts_in_breadcrumbs()
        logging.captureWarnings(True)  # of libraries, so that they are lines like all others
        connection_created.connect(note_connection)
        connection_created.connect(watch_connection)
        request_finished.connect(forget_request)
        task_started.connect(name_task)
        task_finished.connect(forget_task)
        if settings.SENTRY_DSN:
            report_errors_to(settings.SENTRY_DSN)
        pre_migrate.connect(create_cache_table, sender=self)
        # After Wagtail's own app, whose table it writes.
        post_migrate.connect(create_rows, sender=apps.get_app_config(Site._meta.app_label))
