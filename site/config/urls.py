"""The root URLconf. Wagtail's page URLs come last, since they match every path."""

from collections.abc import Callable

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.utils.urlpatterns import decorate_urlpatterns

from accounts.login_redirects import admin_urlpatterns, public_urlpatterns
from core import views
from core.bulk_actions import bulk_action
from core.decorators import atomic_writes, require_possible_keys, require_workflow_permission
from core.draft_titles import (
    ChooseExternalLink,
    PageTypesReport,
    choose_below,
    chosen_several,
    require_visible_pages,
)
from core.page_chooser import choose_page
from core.site_history import SiteHistoryReport
from files.choosing import tags_beginning_with
from languages.views import Unschedule, require_page_of_translation
from scheduling.views import health_work
from search.sitemaps import sitemap_index, sitemap_of_records, sitemap_part

handler404 = "core.views.page_not_found"
handler500 = "core.views.server_error"


def admin_view(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """What holds for each view of Wagtail's admin."""
    view = require_page_of_translation(require_visible_pages(require_possible_keys(view)))
    return atomic_writes(require_workflow_permission(view))


urlpatterns = [
    path("health/live", views.health_live, name="health_live"),
    path("health/ready", views.health_ready, name="health_ready"),
    path("health/work", health_work, name="health_work"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    re_path(r"^sitemap-(?P<number>[1-9][0-9]{0,3})\.xml$", sitemap_part, name="sitemap_part"),
    re_path(r"^sitemap-records-(?P<number>[1-9][0-9]{0,3})\.xml$", sitemap_of_records, name="sitemap_of_records"),
    path("admin/", include(admin_urlpatterns)),  # before Wagtail's, to redirect its sign-in pages
    # Every page is public, so Wagtail's privacy dialog is not offered.
    path("admin/pages/<int:page_id>/privacy/", views.not_found),
    # wagtail-localize lists every snippet, members-only ones included, to everybody with access to the admin.
    path("admin/localize/api/snippets/<path:anything>", views.not_found),
    # Instead of Wagtail's own, which name drafts or colleagues to people who may not see them, or begin at the root.
    path("admin/tag-autocomplete/", tags_beginning_with),
    path("admin/tag-autocomplete/<slug:app_label>/<slug:model_name>/", views.not_found),
    path("admin/choose-page/", choose_page),
    path("admin/choose-page/<int:parent_page_id>/", choose_below),
    path("admin/choose-page/chosen-multiple/", chosen_several),
    path(
        "admin/pages/<int:page_id>/revisions/<int:revision_id>/unschedule/",
        admin_view(require_admin_access(Unschedule.as_view())),
    ),
    path("admin/choose-external-link/", require_admin_access(ChooseExternalLink.as_view())),
    path("admin/reports/page-types-usage/", require_admin_access(PageTypesReport.as_view())),
    path("admin/reports/page-types-usage/results/", require_admin_access(PageTypesReport.as_view(results_only=True))),
    path("admin/reports/site-history/", require_admin_access(SiteHistoryReport.as_view())),
    path("admin/reports/site-history/results/", require_admin_access(SiteHistoryReport.as_view(results_only=True))),
    path("admin/bulk/<str:app_label>/<str:model_name>/<str:action>/", atomic_writes(bulk_action)),
    path("admin/", include(decorate_urlpatterns(wagtailadmin_urls.urlpatterns, admin_view))),
    path("documents/", include(wagtaildocs_urls)),
]

if settings.FILE_STORAGE == "disk":
    urlpatterns.append(path("media/", include("files.urls")))

style_guide = [path("styleguide/", include("styleguide.urls"))] if apps.is_installed("styleguide") else []
urlpatterns += i18n_patterns(
    path("", include("core.urls")),
    *style_guide,
    path("accounts/", include("accounts.urls")),
    path("search/", include("search.urls")),
    path("", include("subscriptions.urls")),
    path("blueprint/", include("blueprint.urls")),
    path("learning/", include("learning.urls")),
    path("", include("events.urls")),  # a path below a library asks learning first
    path("", include(public_urlpatterns)),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
