"""Work of an import outside the request."""

from __future__ import annotations

from django.tasks import task

from blueprint.source_import import doi_lookup


@task(priority=-10)  # a register that is silent must not hold up what readers see
def look_up_dois(dois: list[str]) -> None:
    if left := doi_lookup.look_up(dois):
        look_up_dois.enqueue(left)
