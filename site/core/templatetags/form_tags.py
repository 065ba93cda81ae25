"""Template tags and filters for the markup of forms."""

from __future__ import annotations

from django import forms, template
from django.forms import BoundField, Form
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def kind(field: BoundField) -> str:
    """The kind of markup for a field: hidden, checkbox, choices, day, file, area, select or input."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.MultiWidget):
        return "day"
    if isinstance(widget, forms.Textarea):
        return "area"
    if isinstance(widget, forms.Select):
        return "select"
    return "file" if isinstance(widget, forms.FileInput) else "input"


@register.simple_tag
def widget(field: BoundField, css: str = "") -> SafeString:
    """The field's widget with a CSS class. Django links hint and error to it (`aria-describedby`)."""
    return field.as_widget(attrs={"class": css} if css else None)


@register.filter
def first_id(field: BoundField) -> str:
    """The `id` that the error summary links to: of the field, or of its first choice."""
    return field.id_for_label or f"{field.auto_id}_0"


@register.filter
def all_errors(form: Form | list[Form]) -> list[tuple[str, str]]:
    """Each error with the `id` that its link leads to, "" for one of no field; of a form, or of all that are sent at once."""
    found: list[tuple[str, str]] = []
    for one in form if isinstance(form, list) else [form] if form else []:
        found += [("", str(error)) for error in one.non_field_errors()]
        found += [(first_id(field), str(error)) for field in one for error in field.errors]
    return found
