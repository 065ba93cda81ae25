"""Makes packs. The argument is an id; the task may run twice and at the same time."""

from __future__ import annotations

from django.tasks import task

from learning.library.packs import services as packs


@task(priority=-20)  # a long one must not hold up what readers see, nor emails
def make_pack(pack_id: int) -> None:
    packs.rebuild(pack_id)
