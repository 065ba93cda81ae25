"""What we hold about a person's training, for the copy that she takes with her, and what forgets her name."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from accounts.models import User
from core.account_registry import PersonalData, register_forgetter, register_personal_data
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


@register_forgetter
def forget_name_in_history(user: User, addresses: set[str]) -> None:
    """Each change of a completion is labelled with whose it was then, by the name that she had then."""
    former = _("A former member")
    entries = ModelLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(Completion))
    keys = Completion.objects.annotate(key=Cast("pk", CharField())).values("key")
    hers, others = keys.filter(person=user), keys.exclude(person=None).exclude(person=user)  # her namesake, say
    by_mistake = entries.filter(data__changed__person__0=str(user.pk)).values("object_id")  # corrected since
    named = Q(label__startswith=f"{user} · ") & (~Q(object_id__in=others) | Q(object_id__in=by_mistake))
    for entry in entries.filter(Q(object_id__in=hers) | named):
        entry.label = f"{former} · {entry.label.rpartition(' · ')[2]}"
        entry.save(update_fields=["label"])
