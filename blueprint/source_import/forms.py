"""The form of an import: what was pasted stays in it from step to step, so that it can be put right there."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blueprint.citations.reading import READERS, cleaned, decoded, read
from blueprint.citations.reading.base import MOST_RECORDS, Record, UnreadableText
from blueprint.enums import Reading

MOST_BYTES = 1024 * 1024
_TOO_LARGE = gettext_lazy("At most 1 MB and 500 records at once. Bring it in several parts.")


class _TextField(forms.CharField):
    """Takes what was copied from anywhere: characters that no database takes are left out before they are refused."""

    def to_python(self, value: Any) -> str:
        return cleaned(super().to_python(value) or "")


class ImportForm(forms.Form):
    text = _TextField(
        label=gettext_lazy("Paste records"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "DOIs, for example one a line; or BibTeX, RIS or CSL-JSON as reference managers export them. "
            "At most 500 records."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("or choose a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".bib,.ris,.json,.txt"}),
        help_text=gettext_lazy("At most 1 MB. Its text then stands in the field above, where you can correct it."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Format"), required=False)
    reading = forms.ChoiceField(
        label=gettext_lazy("How we know them"),
        choices=Reading,
        initial=Reading.READ,
        help_text=gettext_lazy("Of all that are added. It can be changed on each of them."),
    )
    reported_by = forms.CharField(
        label=gettext_lazy("as reported by"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Who told of them, when we did not read them ourselves."),
    )
    #: Set by `clean`.
    records: list[Record]
    kind_found: str
    #: Which encoding was supposed, where a file is not Unicode.
    encoding = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(kind, reader.name) for kind, reader in READERS.items()]
        cast(forms.ChoiceField, self.fields["kind"]).choices = [("", _("Recognise it")), *names]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        file = data.get("file")
        if "text" not in data or "file" in self.errors:
            return data
        if file and data["text"].strip():
            self.add_error(
                "file", _("There are records in the field above. Empty it to read a file, or leave the file out.")
            )
            return data
        if file:
            self._take_text_of(file)
        if data.get("reading") == Reading.LISTED and not data.get("reported_by"):
            self.add_error("reported_by", _("Say who reported it, since we did not read it ourselves."))
        self._read(self.cleaned_data["text"], data.get("kind", ""))
        return self.cleaned_data

    def _take_text_of(self, file: Any) -> None:
        """Into the field, which the next page shows."""
        text, self.encoding = decoded(file.read(MOST_BYTES + 1))
        self.cleaned_data["text"] = cleaned(text)
        self.data = cast(QueryDict, self.data).copy()
        self.data["text"] = self.cleaned_data["text"][:MOST_BYTES]

    def _read(self, text: str, kind: str) -> None:
        if not text.strip():
            self.add_error("text", _("Paste records or choose a file."))
            return
        if len(text.encode()) > MOST_BYTES:
            self.add_error("text", _TOO_LARGE)
            return
        try:
            self.kind_found, self.records = read(text, kind)
        except UnreadableText as error:
            self.add_error("text", str(error))
            return
        if len(self.records) > MOST_RECORDS:
            self.add_error("text", _TOO_LARGE)

    @property
    def common(self) -> dict[str, str]:
        """What all sources of this import have."""
        return {name: self.cleaned_data[name] for name in ("reading", "reported_by")}
