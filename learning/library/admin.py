"""The office's own screens beside Wagtail's: place and audience, files."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied
from django.forms import modelform_factory
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from learning.library import services
from learning.library.forms import FileForm, clean_audience
from learning.library.models import Library, MembersOnlyRecord, Resource


class RecordView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """A screen about one record, reached from its edit form."""

    model: type[MembersOnlyRecord] = MembersOnlyRecord
    viewset_name = ""

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        self.record = get_object_or_404(self.model, pk=kwargs["pk"])

    @property
    def edit_url(self) -> str:
        return reverse(f"{self.viewset_name}:edit", args=[self.record.pk])

    def get_page_subtitle(self) -> str:
        return str(self.record)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse(f"{self.viewset_name}:list"), "label": self.model._meta.verbose_name_plural.capitalize()},
            {"url": self.edit_url, "label": str(self.record)},
            {"url": "", "label": self.get_page_title()},
        ]


class RelocateForm(forms.ModelForm):
    """Where a record stands and, for a library, whom it is for."""

    def clean(self):
        super().clean()
        for field, message in clean_audience(self.cleaned_data).items():
            self.add_error(field, message)
        if self.cleaned_data.get("slug") == "":
            self.cleaned_data["slug"] = services.free_slug(type(self.instance), str(self.instance))
        return self.cleaned_data


class RelocateView(RecordView):
    """Changes place and audience at once, for those who may publish; never by a draft that saves itself."""

    permission_required = "publish"
    template_name = "pages/library/admin/place.html"

    def get_page_title(self) -> str:
        return _("Address and audience") if self.model is Library else _("Move or rename")

    def get_form_class(self):
        many = ["networks", "organisations"] if self.model is Library else []
        widgets = dict.fromkeys(many, forms.CheckboxSelectMultiple) | (
            {"audience_kind": forms.RadioSelect} if self.model is Library else {}
        )
        return modelform_factory(
            self.model, RelocateForm, fields=[*self.model.relocated_fields, *many], widgets=widgets
        )

    def get_form_kwargs(self) -> dict:
        # A copy: an invalid form must not change the record that the page shows.
        return super().get_form_kwargs() | {"instance": self.model.objects.get(pk=self.record.pk)}

    def form_valid(self, form) -> HttpResponse:
        services.relocate(self.record, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, self._said())
        return HttpResponseRedirect(self.edit_url)

    def _said(self) -> str:
        library = self.model is Library and Library.objects.get(pk=self.record.pk)
        return _("Changed at once. %(sentence)s") % {
            "sentence": library.audience_sentence if library else "",
        }


class FilesView(RecordView):
    """The files of a resource. What is added or withdrawn here is so at once, whatever drafts exist."""

    model = Resource
    permission_required = "change"
    template_name = "pages/library/admin/files.html"
    page_title = gettext_lazy("Files")
    form_class = FileForm

    def setup(self, request: HttpRequest, *args, **kwargs) -> None:
        super().setup(request, *args, **kwargs)
        if self.record.live and not self.user_has_permission("publish"):
            raise PermissionDenied

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"resource": self.record}

    def get_context_data(self, **kwargs) -> dict:
        files = self.record.files.select_related("added_by", "replaced_by").order_by("-number")
        return super().get_context_data(**kwargs) | {
            "files": files,
            "record": self.record,
            "audience": self.record.section.library.audience_sentence,
        }

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if "withdraw" in request.POST:
            return self._withdraw(request.POST["withdraw"])
        return super().post(request, *args, **kwargs)

    def _withdraw(self, number: str) -> HttpResponse:
        file = get_object_or_404(self.record.files, number=number if number.isdecimal() else 0)
        services.withdraw_file(file, by=self.request.user)
        messages.success(self.request, _("“%(name)s” can no longer be downloaded.") % {"name": file.name})
        return HttpResponseRedirect(self.request.path)

    def form_valid(self, form: FileForm) -> HttpResponse:
        data = form.cleaned_data
        file = services.add_file(
            self.record,
            data["file"],
            name=data["name"],
            language=data["language"],
            replaces=data["replaces"],
            what_changed=data["what_changed"],
            by=self.request.user,
        )
        messages.success(
            self.request, _("“%(name)s” is added as file %(number)s.") % {"name": file, "number": file.number}
        )
        return HttpResponseRedirect(self.request.path)

    def form_invalid(self, form: FileForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


def files_url(resource: Resource) -> str:
    return reverse("wagtailsnippets_library_resource:files", args=[resource.pk])
