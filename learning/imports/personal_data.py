"""When a person's account was made by an import, for the copy that she takes with her, and what goes with her account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.models import User
from core.account_registry import PersonalData, register_forgetter, register_personal_data
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


@register_forgetter
def forget_reasons_that_name_her(user: User, addresses: set[str]) -> None:
    """Why a row was refused quotes what stood in it, or says who was faster."""
    words = "|".join(map(re.escape, filter(None, [user.name, *addresses])))
    named = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for run in ImportRun.objects.exclude(reasons=[]):
        kept = [[number, why] for number, why in run.reasons if not named.search(why)]
        if words and len(kept) < len(run.reasons):
            ImportRun.objects.filter(pk=run.pk).update(reasons=kept)
