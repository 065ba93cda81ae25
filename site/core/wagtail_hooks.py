"""How Wagtail's admin behaves here."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from core import editor_help  # noqa: F401  (Wagtail looks for hooks in this module only)


@hooks.register("insert_global_admin_js")
def dates_stay_as_typed() -> SafeString:
    return format_html('<script src="{}"></script>', static("core/admin-dates.js"))
