"""What every set of office views of ours shares."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern

if TYPE_CHECKING:
    from wagtail.admin.viewsets.model import ModelViewSet as Base
else:
    Base = object

ACTIONS_ON_RECORDS = ("view", "add", "change", "publish", "delete")


class AnyPermissionRequiredMixin(Base):
    """Each view answers 404 to who has no right on the model, before a record is looked up.

    Wagtail's own look it up first, so that one could count records by number; some (workflow among
    them) even name the record in a message before they ask for the right.
    """

    def own_urlpatterns(self) -> list[URLPattern]:
        """The addresses of views beside Wagtail's."""
        return []

    def get_urlpatterns(self) -> list[URLPattern]:
        addresses = [*super().get_urlpatterns(), *self.own_urlpatterns()]
        for address in addresses:
            address.callback = self._require_any_permission(address.callback)
        return addresses

    def _require_any_permission(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not self.permission_policy.user_has_any_permission(request.user, ACTIONS_ON_RECORDS):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded
