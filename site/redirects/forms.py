"""The form of one redirect, and those of a table of them."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl.utils import get_column_letter
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.contrib.redirects.forms import RedirectForm as WagtailRedirectForm
from wagtail.contrib.redirects.models import Redirect

from core.locks import one_at_a_time
from redirects.addresses import LONGEST
from redirects.enums import Result
from redirects.rules import Row, check
from redirects.sheets import MOST_BYTES, Sheet, read_file, read_text


class RedirectForm(WagtailRedirectForm):
    """Held to the rules that a file of redirects is held to."""

    site = None  # one redirect serves the whole site, in each language
    old_path = forms.CharField(
        label=gettext_lazy("Old address"),
        help_text=gettext_lazy(
            "The address that no longer has a page, for example /old-page/. Capital letters make no difference."
        ),
    )
    redirect_link = forms.CharField(
        label=gettext_lazy("or an address"),
        required=False,
        max_length=LONGEST,
        help_text=gettext_lazy(
            "For example /new-page/ or https://www.gov.uk/. An address of a page is tied to the page."
        ),
    )

    class Meta(WagtailRedirectForm.Meta):
        fields = ("old_path", "redirect_page", "redirect_link", "is_permanent")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["redirect_page"].label = _("Where visitors go instead: a page")
        self.fields["redirect_page"].help_text = _("Choose the English page. Readers of Welsh go to its Welsh page.")

    def clean(self) -> dict[str, Any]:
        data = super(WagtailRedirectForm, self).clean() or self.cleaned_data
        page, link = data.get("redirect_page"), data.get("redirect_link", "")
        if "redirect_link" not in self.errors and bool(page) == bool(link.strip()):
            self.add_error("redirect_page", _("Choose a page or write an address: one of the two."))
        if self.errors or not data.get("old_path"):
            return data
        one_at_a_time(Redirect)
        [outcome] = check([Row(data["old_path"], link, page)], ignoring=self.instance.pk)
        if outcome.result == Result.REFUSED:
            self.add_error("old_path" if outcome.field == "old" else self._target_field(page), outcome.reason)
        elif outcome.stored:
            self.add_error("old_path", _("There is a redirect from this address already. Change that one."))
        else:
            self._fill(data, outcome.end.page_id, outcome.end.link, outcome.end.route)
        return data

    def _target_field(self, page: Any) -> str:
        return "redirect_page" if page else "redirect_link"

    def _fill(self, data: dict[str, Any], page_id: int | None, link: str, route: str) -> None:
        if page_id and not data.get("redirect_page"):
            data["redirect_page"] = self.fields["redirect_page"].queryset.get(pk=page_id)
            self.instance.redirect_page_route_path = route
        elif page_id != self.instance.redirect_page_id:
            self.instance.redirect_page_route_path = ""
        data["redirect_link"] = link
        self.instance.automatically_created = False

    def _get_validation_exclusions(self) -> set[str]:
        """The field of Wagtail's model takes whole addresses only."""
        return {*WagtailAdminModelForm._get_validation_exclusions(self), "redirect_link"}


class TableForm(forms.Form):
    """A file, or what was copied from a spreadsheet."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
        help_text=gettext_lazy(
            "CSV or XLSX with one column of old addresses and one of new ones, at most 1 MB and 5,000 rows."
        ),
    )
    pasted = forms.CharField(
        label=gettext_lazy("or paste the two columns here"),
        required=False,
        strip=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("As copied from a spreadsheet, or one redirect a line: /old-page/,/new-page/"),
    )
    sheet: Sheet

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        file, pasted = data.get("file"), data.get("pasted", "")
        if self.errors:
            return data
        if bool(file) == bool(pasted.strip()):
            self.add_error("file", _("Choose a file or paste rows: one of the two."))
            return data
        try:
            self.sheet = read_file(file.name, file.read(MOST_BYTES + 1)) if file else read_text(pasted)
        except ValidationError as error:
            self.add_error("file" if file else "pasted", error)
        return data


class ColumnsForm(forms.Form):
    """Which column of a table is which. The table itself goes from step to step with it."""

    rows = forms.CharField(widget=forms.HiddenInput, strip=False)
    old = forms.TypedChoiceField(label=gettext_lazy("Old addresses are in"), coerce=int)
    target = forms.TypedChoiceField(label=gettext_lazy("New addresses are in"), coerce=int)
    has_headings = forms.BooleanField(label=gettext_lazy("The first row has headings"), required=False)

    def __init__(self, sheet: Sheet, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = [*sheet.rows[0], *[""] * sheet.width][: sheet.width]
        choices = [(at, _column(at, cell)) for at, cell in enumerate(first)]
        for field in (self.fields["old"], self.fields["target"]):
            cast(forms.ChoiceField, field).choices = choices

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "old" in data and data["old"] == data.get("target"):
            self.add_error("target", _("Choose another column than that of the old addresses."))
        return data


def _column(at: int, first: str) -> str:
    """“B: New page”, as a spreadsheet calls its columns."""
    letter = get_column_letter(at + 1)
    return f"{letter}: {first[:40]}" if first.strip() else letter
