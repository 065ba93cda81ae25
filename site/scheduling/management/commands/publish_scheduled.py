from django.core.management.base import BaseCommand, CommandError

from scheduling.publishing import publish_due


class Command(BaseCommand):
    """Stands in the place of Wagtail's command, whose first failing item holds up all others."""

    help = "Publishes and takes down what is due; one item that fails does not hold up the others."

    def handle(self, **options):
        report = publish_due()
        for line in report.done:
            self.stdout.write(line)
        if report.failed:
            raise CommandError("\n".join(report.failed))
