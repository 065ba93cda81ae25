"""Our views at the addresses of Wagtail's, so that there is one way to add and one to import redirects."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.views import DeleteView

from core.decorators import opens_transactions
from core.views import not_found
from core.viewsets import require_any_permission
from redirects.views import CreateView, EditView, ImportView, IndexView


@hooks.register("register_admin_urls", order=-1)
def instead_of_wagtails() -> list[URLPattern]:
    return [
        path("redirects/add/", CreateView.as_view()),
        path("redirects/", IndexView.as_view()),
        path("redirects/results/", IndexView.as_view(results_only=True)),
        path("redirects/<int:redirect_id>/", require_any_permission(Redirect, EditView.as_view())),
        path("redirects/<int:redirect_id>/delete/", require_any_permission(Redirect, DeleteView.as_view())),
        path("redirects/import/", opens_transactions(ImportView.as_view())),
        path("redirects/import/process/", not_found),
    ]
