"""Changes to the whole of Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

from core import (  # noqa: F401  (Wagtail looks for hooks in this module only)
    admin_api,
    approval,
    draft_titles,
    explorer,
    front_page,
    homepage_panels,
)

SCRIPTS = (
    "core/admin-dates.js",
    "core/admin-errors.js",
    "core/admin-headings.js",
    "core/admin-locked.js",
    "core/admin-save.js",
    "core/admin-tables.js",
    "core/admin-watch.js",
)


@hooks.register("insert_global_admin_js")
def add_admin_scripts() -> SafeString:
    return format_html_join("", '<script src="{}"></script>', ((static(script),) for script in SCRIPTS))


@hooks.register("insert_global_admin_css")
def add_style_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("core/admin.css"))
