"""Changes to the whole of Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from core import homepage_panels  # noqa: F401  (Wagtail looks for hooks in this module only)


@hooks.register("insert_global_admin_js")
def add_admin_dates_script() -> SafeString:
    return format_html('<script src="{}"></script>', static("core/admin-dates.js"))
