"""What we hold about a person's training, for the copy that she takes with her."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.models import User
from core.registry import PersonalData, register_personal_data
from learning.training.models import Completion


@register_personal_data
def completions_of(user: User) -> Iterator[PersonalData]:
    rows = Completion.objects.filter(person=user).select_related("programme").order_by("completed_on", "pk")
    mine = rows.prefetch_related("programme__translations")
    yield PersonalData("completions", _("Completed training"), [_completion(row) for row in mine])


def _completion(row: Completion) -> dict[str, object]:
    """Without the name of who entered it: that is another person's."""
    return {
        _("Programme"): row.programme.name,
        _("Completed on"): row.completed_on,
        _("Valid until"): row.valid_until,
        _("Entered"): row.entered_at,
    }
