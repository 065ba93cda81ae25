"""The admin's form for one picture, which says why readers do not see it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin.views import generic
from wagtail.images.views import images

from files.models import People


class EditImage(images.EditView):
    """Takes the place of Wagtail's own, which would offer to delete a picture that is withheld."""

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        if not self.object.withheld_file:
            return super().render_to_response(context, **options)
        if self.object.people == People.YES:
            sentence = _("No reader sees this picture: the consent has ended. A later last day brings it back.")
        else:
            sentence = _("No reader sees this picture yet: say whether it shows people.")
        messages.warning(self.request, sentence)
        return generic.EditView.render_to_response(self, context, **options)
