"""Nobody publishes alone what she wrote: somebody else reads a work before readers do.

The rule asks who wrote the words that are about to be published. Reviewer, reason and schedule are no words, so a second
person may fill them in. A translation has its own way from translator to publisher (`languages.handing_over`); what
was written in Welsh and translates nothing has not.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from wagtail.models import Revision
from wagtail.permissions import page_permission_policy

from languages.services import source_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.db.models import QuerySet

    from accounts.models import User
    from blueprint.models.numbered import NumberedPage

NAMED = 5
#: What the editor writes into a rich text whoever saves it.
_BLOCK_KEY = re.compile(r' data-block-key=\\"[^"\\]*\\"')


def who_wrote(page: NumberedPage, revision: Revision | None) -> User | None:
    """Whoever last changed the words of a revision; None where they are those that are published, or a program's."""
    if revision is None:
        return None
    until = Revision.objects.for_instance(page).filter(pk__lte=revision.pk).order_by("-pk")
    words, found = _words(page, revision.content), revision
    for older in until.filter(pk__lt=revision.pk).select_related("user").iterator(chunk_size=10):
        if _words(page, older.content) != words:
            break
        if older.pk == page.live_revision_id:
            return None
        found = older
    return found.user


def _words(page: NumberedPage, content: dict[str, Any]) -> str:
    names = {field.field_name for field in page.translatable_fields} - {"is_minor_correction"}
    return _BLOCK_KEY.sub("", json.dumps([content.get(name) for name in sorted(names)], default=str))


def others_who_may_publish(page: NumberedPage, person: User | AnonymousUser) -> QuerySet[User]:
    people = page_permission_policy.users_with_permission_for_instance("publish", page)
    return people.filter(is_active=True).exclude(pk=person.pk)


def refusal(page: NumberedPage, revision: Revision | None, person: User | AnonymousUser | None) -> str:
    """Why this person may not publish it, and who may; empty when she may. Administrators are no exception.

    Where nobody else has the right, the author publishes alone, and the history says so.
    """
    if person is None or not person.pk or source_of(page) or who_wrote(page, revision) != person:
        return ""
    others = list(others_who_may_publish(page, person)[: NAMED + 1])
    if not others:
        return ""
    names = ", ".join(str(other) for other in others[:NAMED]) + (" …" if len(others) > NAMED else "")
    return _(
        "You changed it last, so a second person publishes it: %(names)s. Your draft is kept. Submit it for "
        "approval, or tell one of them."
    ) % {"names": names}


def is_by_author_alone(page: NumberedPage, revision: Revision | None) -> bool:
    """Whether nobody else could publish what its author wrote."""
    author = None if source_of(page) else who_wrote(page, revision)
    return bool(
        author
        and page_permission_policy.user_has_permission_for_instance(author, "publish", page)
        and not others_who_may_publish(page, author).exists()
    )
