"""When a person's account was made by an import, for the copy that she takes with her."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.models import User
from core.registry import PersonalData, register_personal_data
from learning.imports.models import ImportedAccount, ImportRun


@register_personal_data
def imports_of(user: User) -> Iterator[PersonalData]:
    rows = ImportedAccount.objects.filter(user=user)
    made = [{_("Imported"): row.imported_at, _("Written to"): row.written_at} for row in rows]
    yield PersonalData("imported", _("How the account was made"), made)
    runs = [
        {_("When"): run.uploaded_at, _("State"): run.get_state_display()} for run in ImportRun.objects.filter(by=user)
    ]
    yield PersonalData("imports", _("Lists imported"), runs)
