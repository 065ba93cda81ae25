"""Many files at once: each becomes a draft resource of one section; what is refused does not stop the others."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.permissions import policy_registry

from core.decorators import opens_transactions
from core.names import clean_name
from core.records import free_slug
from core.storages import STORAGE_AWAY
from learning.library import services
from learning.library.admin.forms import check_upload, remove_metadata_field
from learning.library.admin.views import RecordView
from learning.library.enums import Licence, file_language_choices
from learning.library.files.file_types import allowed_sentence
from learning.library.models import Resource, ResourceFile, ResourceTranslation, Section

if TYPE_CHECKING:
    from accounts.models import User

logger = logging.getLogger("learning.library")

LONGEST_TITLE = 200


@dataclass
class Fate:
    """What became of one of the files."""

    filename: str
    title: str
    resource: Resource | None = None
    refusal: str = ""


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Each is checked by itself afterwards; here there must only be one."""
        if not data:
            raise ValidationError(self.error_messages["required"], code="required")
        return list(data)


class ManyFilesForm(forms.Form):
    uploads = SeveralFilesField(label=gettext_lazy("Files"))
    remove_metadata = remove_metadata_field()
    language = forms.ChoiceField(label=gettext_lazy("Language of the files"), choices=file_language_choices)
    licence = forms.ChoiceField(label=gettext_lazy("Licence"), choices=Licence, initial=Licence.MEMBERS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        together = filesizeformat(settings.REQUEST_BODY_MAX_BYTES)
        size = _("All together may have %(size)s; more go in a second round.") % {"size": together}
        self.fields["uploads"].help_text = f"{allowed_sentence()} {size}"


def title_of(filename: str) -> str:
    """“leaders-sheets_2026.pdf” becomes “Leaders sheets 2026”; a name with spaces stays as somebody wrote it."""
    stem = clean_name(PurePath(filename.replace("\\", "/")).stem)
    if " " not in stem:
        stem = " ".join(stem.replace("_", " ").replace("-", " ").split())
    title = Truncator(stem.strip(". ")).chars(LONGEST_TITLE)
    return title[:1].upper() + title[1:] if title else _("File")


class ManyFilesView(RecordView):
    """Makes a draft of each file. It needs no script, and may be sent twice: what is there is said to be there."""

    model = Section
    permission_required = "add"
    template_name = "pages/library/admin/many_files.html"
    page_title = gettext_lazy("Add many files")
    form_class = ManyFilesForm

    @opens_transactions
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Each file has a transaction of its own, which begins when it was cleaned."""
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    @cached_property
    def permission_policy(self) -> Any:
        return policy_registry.get_by_type(Resource)

    def form_valid(self, form: ManyFilesForm) -> HttpResponse:
        fates = [self._take(upload, form.cleaned_data) for upload in form.cleaned_data["uploads"]]
        made = [fate.resource for fate in fates if fate.resource]
        context = self.get_context_data(form=ManyFilesForm(initial=form.cleaned_data)) | {
            "fates": fates,
            "number_made": len(made),
            "language": dict(file_language_choices())[form.cleaned_data["language"]],
            "publish_url": self._publish_url(made) if made and self.user_has_permission("publish") else "",
        }
        return self.render_to_response(context)

    def form_invalid(self, form: ManyFilesForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _take(self, upload: UploadedFile, typed: dict[str, Any]) -> Fate:
        fate = Fate(clean_name(upload.name or ""), title_of(upload.name or ""))
        try:
            received = services.receive_file(check_upload(upload), remove_metadata=typed["remove_metadata"])
            fate.resource = make_draft(self.record, fate.title, received, typed, by=self.editor)
        except ValidationError as refused:
            fate.refusal = " ".join(refused.messages)
        except OSError as error:
            logger.error("A file could not be stored in the private storage: %s", error)
            fate.refusal = str(STORAGE_AWAY)
        return fate

    def _publish_url(self, made: list[Resource]) -> str:
        query = [("id", resource.pk) for resource in made]
        listing = reverse("wagtailsnippets_library_resource:list")
        action = reverse("wagtail_bulk_action", args=["library", "resource", "publish"])
        return f"{action}?{urlencode([*query, ('next', listing)])}"


@transaction.atomic
def make_draft(
    section: Section, title: str, received: services.ReceivedFile, typed: dict[str, Any], *, by: User
) -> Resource:
    """A draft with one file. Raises ValidationError when the section has that file already."""
    Section._base_manager.select_for_update().get(pk=section.pk)
    same = ResourceFile.objects.filter(
        resource__section=section, withdrawn_at=None, received_sha256=received.received_sha256
    ).first()
    if same is not None:
        raise ValidationError(
            _("This very file is in this section already, in “%(title)s”.") % {"title": same.resource}
        )
    last = Resource._base_manager.filter(section=section).aggregate(last=Max("order"))["last"] or 0
    resource = Resource(section=section, order=last + 1, licence=typed["licence"], slug=free_slug(Resource, title))
    resource.translations.add(ResourceTranslation(language=settings.LANGUAGE_CODE, title=title))
    resource.save()
    revision = resource.save_revision(user=by, log_action=False)
    log(instance=resource, action="wagtail.create", user=by, revision=revision, content_changed=True)
    services.store_file(resource, received, name=title, language=typed["language"], by=by)
    return resource
