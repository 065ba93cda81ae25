"""What we hold about a person's reading, for the copy that she takes with her."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.models import User
from core.registry import PersonalData, register_personal_data
from learning.library.models import DigestChoice, Feedback, Resource, SavedResource


@register_personal_data
def reading_of(user: User) -> Iterator[PersonalData]:
    """What is closed to her now is counted without its title, as on her list."""
    saved = list(SavedResource.objects.filter(user=user).order_by("at", "pk"))
    told = list(Feedback.objects.filter(user=user).order_by("written_at", "pk"))
    visible = Resource.objects.visible_to(user).prefetch_related("translations")
    known = {row.resource_id for row in saved} | {row.resource_id for row in told}
    titles = {row.pk: row.title for row in visible.filter(pk__in=known)}
    closed = _("(closed to you now)")
    yield PersonalData(
        "saved-resources",
        _("Resources that you saved"),
        [{_("Resource"): titles.get(row.resource_id, closed), _("Saved"): row.at} for row in saved],
    )
    yield PersonalData(
        "feedback",
        _("How you used resources"),
        [
            {
                _("Resource"): titles.get(row.resource_id, closed),
                _("How it was used"): row.text,
                _("Written"): row.written_at,
            }
            for row in told
        ],
    )
    choices = DigestChoice.objects.filter(user=user).select_related("subscription").prefetch_related("of_networks")
    yield PersonalData("digest", _("Weekly e-mail about what is new"), [_digest(choice) for choice in choices])


def _digest(choice: DigestChoice) -> dict[str, object]:
    names = ", ".join(network.name for network in choice.of_networks.all())
    return {_("Of"): names or _("all that is open to you"), _("Since"): choice.subscription.confirmed_at}
