"""What we hold about a person's reading and downloads, for the copy that she takes with her."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from accounts.models import User
from core.account_registry import PersonalData, register_personal_data
from learning.library.account import OpenNow, downloads_of, title_of
from learning.library.models import DigestChoice, Download, Feedback, Resource, SavedResource, Section


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


@register_personal_data
def personal_downloads(user: User) -> Iterator[PersonalData]:
    rows = list(downloads_of(user))
    open_now = OpenNow(user, rows)
    stays = _("That a file was downloaded, when and through which network, stays as a number without a person.")
    yield PersonalData("downloads", _("Downloads"), [_download(row, open_now.record_of(row)) for row in rows], stays)


def _download(row: Download, record: Resource | Section | None) -> dict[str, object]:
    name = (
        row.file.name if record and row.file else title_of(record) if record else _("A file that is closed to you now")
    )
    return {
        _("File"): name,
        _("Version"): row.file.version if record and row.file else None,
        _("Network"): row.network.name if row.network else "",
        _("When"): row.at,
    }
