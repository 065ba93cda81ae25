"""Pictures and documents that a person may choose, and their tags: nothing of Wagtail's names any others to her."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Model, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from taggit.models import Tag, TaggedItem
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.tags import TAGS_AUTOCOMPLETE_LIMIT
from wagtail.images.models import SourceImageIOError
from wagtail.images.views.chooser import (
    ImageChooseResultsView,
    ImageChooseView,
    ImageChosenMultipleView,
    ImageChosenView,
    ImageSelectFormatView,
)
from wagtail.images.views.images import preview
from wagtail.permissions import policy_registry

from files.models import PublicDocument, PublicImage

if TYPE_CHECKING:
    from django.views import View
    from wagtail.images.views.chooser import ImageChooseView as ChooseView
else:
    ChooseView = View = object


def choosable(model: type[Model], user: Any) -> QuerySet:
    """What the chooser shows this person."""
    items = policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, ["choose"])
    return items.filter(withheld_file="") if model is PublicImage else items


def tags_of(user: Any) -> QuerySet[Tag]:
    """The tags of what this person may choose."""
    chosen = Q(pk__in=[])
    for model in (PublicImage, PublicDocument):
        items = choosable(model, user).order_by().values("pk")
        chosen |= Q(content_type__app_label="files", content_type__model=model._meta.model_name, object_id__in=items)
    return Tag.objects.filter(pk__in=TaggedItem.objects.filter(chosen).values("tag"))


@require_admin_access
def tags_beginning_with(request: HttpRequest) -> JsonResponse:
    """What the fields for tags offer while somebody types."""
    term = request.GET.get("term", "")
    tags = tags_of(request.user).filter(name__istartswith=term).order_by("name") if term else Tag.objects.none()
    return JsonResponse(list(tags.values_list("name", flat=True)[:TAGS_AUTOCOMPLETE_LIMIT]), safe=False)


class LeavesOutWithheld(ChooseView):
    """Pictures that no reader could see are not offered."""

    def get_object_list(self) -> QuerySet:
        return super().get_object_list().filter(withheld_file="")


class ChooseImageResults(LeavesOutWithheld, ImageChooseResultsView):
    """What the chooser of pictures finds."""


class ChooseImage(LeavesOutWithheld, ImageChooseView):
    """The chooser of pictures, with a list of tags beside it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        shown = set(tags_of(self.request.user).values_list("pk", flat=True))
        return context | {"popular_tags": [tag for tag in context["popular_tags"] if tag.pk in shown]}


class NotFoundUnlessShown(View):
    """404 for a picture that cannot be shown: it was withheld after the chooser listed it, or its file is lost."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]
        except SourceImageIOError as error:
            raise Http404 from error


class ChosenImage(NotFoundUnlessShown, ImageChosenView):
    """The picture that was chosen."""


class ChosenImages(NotFoundUnlessShown, ImageChosenMultipleView):
    """The pictures that were chosen."""


class SelectFormat(NotFoundUnlessShown, ImageSelectFormatView):
    """How a picture stands in a text."""


@require_admin_access
def preview_image(request: HttpRequest, image_id: int, filter_spec: str) -> HttpResponse:
    """What the admin shows while somebody makes an address of a size. Of a withheld picture there is none."""
    try:
        return preview(request, image_id, filter_spec)
    except (SourceImageIOError, OSError) as error:
        raise Http404 from error
