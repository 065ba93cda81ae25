"""Keeps the packs of sections as the sections are: who makes one, when, and what becomes of the one before.

A change writes `wanted_since`; the clock gives what is wanted to a task; the task claims the pack, so that two at once
are one, and writes its result only while the claim is its own. Whatever is killed in between is found by the clock.
"""

from __future__ import annotations

import datetime
import logging
from contextlib import closing

from django.db import transaction
from django.utils import timezone

from learning.library import services
from learning.library.enums import PackState
from learning.library.models import KeyToRemove, Pack, ResourceFile, Section
from learning.library.packs.building import Built, CannotPack, build, store
from learning.library.packs.contents import PackContents, contents_of
from learning.library.removals import TIME_FOR_DOWNLOADS

logger = logging.getLogger("learning.library")


def is_current(pack: Pack) -> bool:
    """Whether it holds what members can download at this moment and nothing else. If not, it is made anew."""
    if pack.state == PackState.READY and pack.content_sha256 == contents_of(pack.section, pack.language).sha256:
        return True
    if pack.wanted_since is None:
        Pack.objects.want([pack.section_id])
    return False


def look_for_changes(section: Section) -> None:
    """Has the packs of a section made anew, if they differ from what it holds: by a fault or a kill nobody asked."""
    packs = {pack.language: pack for pack in section.packs.all()}
    for pack in packs.values():
        pack.section = section
    if not packs or any(_differs(pack) for pack in packs.values() if pack.wanted_since is None):
        Pack.objects.want([section.pk])


def _differs(pack: Pack) -> bool:
    return pack.content_sha256 != contents_of(pack.section, pack.language).sha256


def rebuild(pack_id: int) -> None:
    """Makes one pack, if it is wanted and nobody else makes it. May run twice, and at the same time."""
    claim = timezone.now()
    if not Pack.objects.to_claim().filter(pk=pack_id).update(in_hands_since=claim):
        return
    pack = Pack.objects.select_related("section__library").get(pk=pack_id)
    seen, contents = pack.wanted_since, contents_of(pack.section, pack.language)
    try:
        if pack.state == PackState.READY and pack.content_sha256 == contents.sha256 and _is_stored(pack):
            _finish(claim, pack, seen)
            return
        with closing(build(contents, pack.section)) as built:
            _keep(claim, pack, seen, contents, built)
    except CannotPack as reason:
        _keep_reason(claim, pack, seen, contents, reason)
    except OSError as error:
        logger.error("The pack of section %s was not made; it is tried again in a minute: %s", pack.section_id, error)
        later = timezone.now() + datetime.timedelta(minutes=1)
        mine = Pack.objects.filter(pk=pack.pk, in_hands_since=claim)
        mine.update(in_hands_since=None, given_at=None, wanted_since=later)


def _is_stored(pack: Pack) -> bool:
    return pack.file.storage.exists(pack.key)


def _keep(
    claim: datetime.datetime, pack: Pack, seen: datetime.datetime | None, contents: PackContents, built: Built
) -> None:
    key = store(built)
    with transaction.atomic():
        kept = _finish(
            claim, pack, seen, file=key, name=contents.name, size=built.size, sha256=built.sha256, made_at=claim,
            number_of_files=len(contents.files), content_sha256=contents.sha256, state=PackState.READY, missing_file=None,
        )  # fmt: skip
        KeyToRemove.objects.add([pack.key if kept else key], after=TIME_FOR_DOWNLOADS)


def _keep_reason(
    claim: datetime.datetime, pack: Pack, seen: datetime.datetime | None, contents: PackContents, reason: CannotPack
) -> None:
    if reason.state == PackState.TOO_LARGE:
        logger.error("Section %s has no pack, since its files are too large together: divide it.", pack.section_id)
    if reason.file_id and (file := ResourceFile.objects.select_related("resource").filter(pk=reason.file_id).first()):
        services.mark_missing(file)
    with transaction.atomic():
        kept = _finish(
            claim, pack, seen, file="", size=0, number_of_files=0, content_sha256=contents.sha256, state=reason.state,
            missing_file_id=reason.file_id,
        )  # fmt: skip
        if kept:
            KeyToRemove.objects.add([pack.key], after=TIME_FOR_DOWNLOADS)


def _finish(claim: datetime.datetime, pack: Pack, seen: datetime.datetime | None, **values: object) -> bool:
    """Writes the result, unless somebody else took the pack over. What changed meanwhile has it made once more."""
    mine = Pack.objects.filter(pk=pack.pk, in_hands_since=claim)
    if not mine.update(in_hands_since=None, given_at=None, **values):
        return False
    Pack.objects.filter(pk=pack.pk, wanted_since=seen).update(wanted_since=None)
    return True


def give_out() -> list[int]:
    """The packs that a task must make now, each given out once."""
    now = timezone.now()
    return [
        pk
        for pk in Pack.objects.to_build().order_by("wanted_since").values_list("pk", flat=True)
        if Pack.objects.to_build().filter(pk=pk).update(given_at=now)
    ]
