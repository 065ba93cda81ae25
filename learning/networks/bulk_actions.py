"""Makes one organisation of several that are doubles, from the list in the admin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from learning.networks.models import Membership, Organisation
from learning.networks.organisations import merge

if TYPE_CHECKING:
    from django.db.models import QuerySet

#: More at once are no doubles that somebody has looked at.
MOST = 10


class MergeForm(forms.Form):
    kept = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=gettext_lazy("Which one stays?"),
        help_text=gettext_lazy("The others go, and their names find it from now on."),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": gettext_lazy("Choose the one that stays.")},
    )

    def __init__(self, *args: Any, chosen: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kept"].queryset = chosen  # type: ignore[attr-defined]


class MergeOrganisations(SnippetBulkAction):
    """Only for those who decide for every network: it opens libraries, and it cannot be taken back."""

    models = [Organisation]
    display_name = gettext_lazy("Merge")
    action_type = "merge"
    aria_label = gettext_lazy("Merge the chosen organisations into one")
    template_name = "pages/networks/admin/confirm_merge.html"
    form_class = MergeForm
    action_priority = 50

    def check_perm(self, organisation: Organisation) -> bool:
        user = self.request.user
        return user.has_perms(["networks.decide_membership", "networks.change_organisation"])

    def dispatch(self, *args: Any, **kwargs: Any) -> HttpResponse:
        chosen, _others = self.get_actionable_objects()
        if not 2 <= len(chosen) <= MOST:
            sentence = _("Choose from two to %(most)d organisations that you may merge.") % {"most": MOST}
            messages.error(self.request, sentence)
            return redirect(self.next_url)
        return super().dispatch(*args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        chosen, _others = self.get_actionable_objects()
        rows = Organisation.objects.filter(pk__in=[row.pk for row in chosen])
        return super().get_form_kwargs() | {"chosen": rows}

    def object_context(self, organisation: Organisation) -> dict[str, Any]:
        """With the people whose libraries change: those of whom the office has confirmed that they work there."""
        people = Membership.objects.current().filter(organisation=organisation)
        confirmed = people.filter(organisation_confirmed_at__isnull=False)
        return super().object_context(organisation) | {"members": people.count(), "confirmed": confirmed.count()}

    def get_execution_context(self) -> dict[str, Any]:
        return {"kept": self.cleaned_form.cleaned_data["kept"], "user": self.request.user}

    @classmethod
    def execute_action(cls, objects: list[Organisation], **kwargs: Any) -> tuple[int, int]:
        merge(kwargs["kept"], objects, kwargs["user"])
        return len(objects) - 1, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "One organisation was merged into “%(kept)s”.",
            "%(number)d organisations were merged into “%(kept)s”.",
            num_parent_objects,
        ) % {"number": num_parent_objects, "kept": self.cleaned_form.cleaned_data["kept"]}
