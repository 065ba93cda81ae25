"""The form to add a newer version of a file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.forms import without_maxlength
from learning.library.admin.forms import FileForm
from learning.library.models import ResourceFile

#: What is asked for when a field is empty.
REQUIRED = {
    "file": _("Choose a file."),
    "what_changed": _("Say in a few words what changed."),
    "name": _("Enter the name that people see."),
}


class NewVersionForm(FileForm):
    """The admin's form with its checks, for a version of one file: it says what changed, in the language of that file."""

    def __init__(self, *args: Any, replaced: ResourceFile, **kwargs: Any) -> None:
        super().__init__(*args, resource=replaced.resource, initial={"name": replaced.name}, **kwargs)
        self.replaced = replaced
        for name in ("replaces", "language", "transcript_of"):
            self.fields.pop(name, None)
        self.fields["what_changed"].required = True
        for name, sentence in REQUIRED.items():
            self.fields[name].error_messages["required"] = sentence
        self.order_fields(["file", "what_changed", "name", "remove_metadata"])
        without_maxlength(self)

    def clean(self) -> dict[str, Any]:
        heard = newest_of(self.replaced.transcript_of)
        self.cleaned_data |= {"replaces": self.replaced, "language": self.replaced.language, "transcript_of": heard}
        return super().clean()


def newest_of(file: ResourceFile | None) -> ResourceFile | None:
    """A newer transcript has the words of the newest sound."""
    while file and (newer := ResourceFile.objects.filter(replaces=file).first()):
        file = newer
    return file
