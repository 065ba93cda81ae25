"""The edit forms of menus and notices."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, Model
from django.utils.translation import gettext as _

from core.dates import today
from core.forms import FutureDatesMixin
from languages.forms import TranslatedRecordForm, kept_forms
from navigation.enums import MenuLocation


class NavigationForm(FutureDatesMixin, TranslatedRecordForm):
    """The edit form of every navigation record."""


class OrderedRecordForm(NavigationForm):
    """Puts a new record after all others; it is dragged to its place from there."""

    def save(self, commit: bool = True) -> Model:
        if self.instance.pk is None:
            last = type(self.instance)._base_manager.aggregate(last=Max("sort_order"))["last"]
            self.instance.sort_order = (last or 0) + 1
        return super().save(commit)


class HelplineForm(OrderedRecordForm):
    """Asks for the day on which a new number was checked: that of the old one would vouch for it."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        published = type(self.instance)._base_manager.filter(pk=self.instance.pk, live=True).first()
        number, day = data.get("number"), data.get("checked_on")
        if published is None or self.is_deferred_validation or not number or number == published.number:
            return data
        if day and day == published.checked_on != today():
            self.add_error(
                "checked_on",
                _(
                    "The number is new, the day is that of the old one. Write the day on which the new number was "
                    "checked, or leave it empty, and say below where you found it."
                ),
            )
        return data


class MenuForm(OrderedRecordForm):
    """Asks where each link leads before the menu is published; a draft may be half done.

    The location of a menu is not part of a draft, so it can be changed only while the menu is not live.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.live:
            self.fields["location"].disabled = True
            self.fields["location"].help_text = _("To move a published menu, unpublish it first.")

    def is_valid(self) -> bool:
        """Whatever else is wrong, each link is asked where it leads, so that one look at the form finds it all."""
        valid = super().is_valid()
        if self.is_deferred_validation:
            return valid
        items = kept_forms(self.formsets["items"])
        below = [form for item in items for form in kept_forms(item.formsets["links_below"])]
        leading_nowhere = [form for form in (*items, *below) if _leads_nowhere(form)]
        for form in leading_nowhere:
            form.add_error("page", _("Choose a page or write an address: one of the two."))
        is_main = self.instance.location == MenuLocation.MAIN
        for form in () if is_main else below:
            form.add_error(
                "page", _("Only the main menu has a second level. Remove this link, or move it one level up.")
            )
        return valid and not leading_nowhere and (is_main or not below)


def _leads_nowhere(form: Any) -> bool:
    """Neither page nor address was given, not even a wrong one."""
    given = (form.cleaned_data.get(name) or name in form.errors for name in ("page", "address"))
    return not any(given)


class NoticeForm(NavigationForm):
    """A notice with a link needs a label for the link in each of its translations, and no label stands without a link."""

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if not valid or self.is_deferred_validation:
            return valid
        has_link = self._has_link()
        rows = kept_forms(self.formsets["translations"])
        wrong = [form for form in rows if bool(form.cleaned_data.get("link_label")) != has_link]
        leads_nowhere = _("These words lead nowhere. Choose a page or write an address, or leave them empty.")
        for form in wrong:
            form.add_error("link_label", _("Write the words of the link.") if has_link else leads_nowhere)
        return not wrong

    def _has_link(self) -> bool:
        return bool(self.cleaned_data.get("page") or self.cleaned_data.get("address"))
