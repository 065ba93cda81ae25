"""Admin views beside Wagtail's: one for location and audience, one for files."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import CheckboxSelectMultiple, ModelForm, RadioSelect, Widget, modelform_factory
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from learning.audiences import RELATIONS, audience_chosen
from learning.library import services
from learning.library.admin.choosers import CHOOSERS
from learning.library.admin.forms import FileForm, RelocateForm
from learning.library.admin.who_gets_in import Change, WhoGetsIn, may_see_names
from learning.library.models import CannotPublish, Library, MembersOnlyRecord, Resource

if TYPE_CHECKING:
    from accounts.models import User


class RecordView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """An admin view of one record, reached from its edit form."""

    model: type[MembersOnlyRecord] = MembersOnlyRecord
    viewset_name = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.record = get_object_or_404(self.model, pk=kwargs["pk"])

    @property
    def editor(self) -> User:
        """The signed-in person: the admin has no other visitors."""
        return cast("User", self.request.user)

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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the scripts of the form, which Wagtail's template shows by this name."""
        context = super().get_context_data(**kwargs)
        return context | {"media": context["form"].media}


class RelocateView(RecordView):
    """Changes location and audience at once, for those who may publish. Drafts and autosave never change them."""

    permission_required = "publish"
    template_name = "pages/library/admin/relocate.html"

    def get_page_title(self) -> str:
        return _("Address and audience") if self.model is Library else _("Move or rename")

    def get_form_class(self) -> type[ModelForm]:
        chosen = RELATIONS if self.model is Library else []
        widgets: dict[str, type[Widget] | Widget] = CHOOSERS | dict.fromkeys(chosen, CheckboxSelectMultiple)
        if self.model is Library:
            widgets["audience_kind"] = RadioSelect
        fields = [*self.model.relocated_fields, *chosen]
        return modelform_factory(self.model, RelocateForm, fields=fields, widgets=widgets)

    def get_form_kwargs(self) -> dict:
        # A copy: an invalid form must not change the record that the page shows.
        return super().get_form_kwargs() | {"instance": self.model.objects.get(pk=self.record.pk)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """For a library with who gets in: with the audience that a valid form holds, else with the stored one."""
        context = super().get_context_data(**kwargs)
        if not isinstance(self.record, Library):
            return context
        form, stored = context["form"], Library.objects.get(pk=self.record.pk)
        shown = audience_chosen(stored, form.cleaned_data) if form.is_bound and form.is_valid() else stored.audience
        return context | {"who": WhoGetsIn(shown, may_see_names(self.editor), stored), "is_preview": form.is_bound}

    def form_valid(self, form: RelocateForm) -> HttpResponse:
        if "preview" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(self.request, self._relocate(form))
        return HttpResponseRedirect(self.edit_url)

    def _relocate(self, form: RelocateForm) -> str:
        """Saves it, and returns what to say: for a library whom it is open to, and for how many that is new."""
        if not isinstance(self.record, Library):
            services.relocate(self.record, by=self.editor, **form.cleaned_data)
            return _("Changed at once.")
        before = Library.objects.get(pk=self.record.pk)
        change = Change.between(before.audience.people(), audience_chosen(before, form.cleaned_data).people())
        services.relocate(self.record, by=self.editor, **form.cleaned_data)
        sentences = [_("Changed at once."), Library.objects.get(pk=self.record.pk).audience.sentence, change.sentence]
        return " ".join(filter(None, sentences))


class FilesView(RecordView):
    """Adds and withdraws files of a resource, at once and apart from drafts."""

    model = Resource
    permission_required = "change"
    template_name = "pages/library/admin/files.html"
    page_title = gettext_lazy("Files")
    form_class = FileForm

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if self.record.live and not self.user_has_permission("publish"):
            raise PermissionDenied

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"resource": self.record}

    def get_context_data(self, **kwargs: Any) -> dict:
        files = self.record.files.select_related("added_by", "replaced_by", "transcript_of").prefetch_related(
            "transcripts"
        )
        return super().get_context_data(**kwargs) | {
            "files": files.order_by("-number"),
            "record": self.record,
            "audience": self.record.section.library.audience.sentence,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "withdraw" in request.POST:
            return self._withdraw(request.POST["withdraw"])
        return super().post(request, *args, **kwargs)

    def _withdraw(self, number: str) -> HttpResponse:
        file = get_object_or_404(self.record.files, number=number if number.isdecimal() else 0)
        services.withdraw_file(file, by=self.editor)
        messages.success(self.request, _("“%(name)s” can no longer be downloaded.") % {"name": file.name})
        return HttpResponseRedirect(self.request.path)

    def form_valid(self, form: FileForm) -> HttpResponse:
        file = form.add_to(self.record, self.editor)
        if file is None:
            return self.form_invalid(form)
        messages.success(
            self.request, _("“%(name)s” is added as file %(number)s.") % {"name": file, "number": file.number}
        )
        return HttpResponseRedirect(self.request.path)

    def form_invalid(self, form: FileForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


def tell_why_not_published(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An approval that cannot publish has changed nothing, and says why on the page where that can be put right."""

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or getattr(view, "opens_transactions", False):
            return view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except CannotPublish as refused:
            messages.error(request, refused.messages[0])
            return HttpResponseRedirect(reverse("wagtailsnippets_library_resource:edit", args=[kwargs["pk"]]))

    return told


def files_url(resource: Resource) -> str:
    return reverse("wagtailsnippets_library_resource:files", args=[resource.pk])
