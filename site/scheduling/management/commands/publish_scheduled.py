from typing import Any

from django.core.management.base import BaseCommand, CommandError

from scheduling.publishing import publish_due


class Command(BaseCommand):
    """Replaces Wagtail's command of the same name, where one item that fails holds up all others."""

    help = "Publishes and takes down what is due; one item that fails does not hold up the others."

    def handle(self, **options: Any) -> None:
        report = publish_due()
        for line in report.done:
            self.stdout.write(line)
        if report.failed:
            raise CommandError("\n".join(report.failed))
