"""Our views at the addresses of Wagtail's, so that there is one way to add and one to import redirects."""

from django.urls import URLPattern, path
from wagtail import hooks

from core.decorators import opens_transactions
from core.views import not_found
from redirects.views import CreateView, EditView, ImportView


@hooks.register("register_admin_urls", order=-1)
def instead_of_wagtails() -> list[URLPattern]:
    return [
        path("redirects/add/", CreateView.as_view()),
        path("redirects/<int:redirect_id>/", EditView.as_view()),
        path("redirects/import/", opens_transactions(ImportView.as_view())),
        path("redirects/import/process/", not_found),
    ]
