from django.core.management.base import BaseCommand

from core.css_parts import CSS, joined


class Command(BaseCommand):
    help = "Writes core/css/site.css, the parts of the style sheet put end to end. Run it after a change."

    def handle(self, *args, **options):
        (CSS / "site.css").write_text(joined())
        self.stdout.write(f"site.css: {len(joined()):,} characters from its parts.")
