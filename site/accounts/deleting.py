"""What an administrator reads before she deletes a person, for good and at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.users.views.bulk_actions.delete import DeleteBulkAction
from wagtail.users.views.users import DeleteView

from accounts.closing import delete_person
from accounts.models import User
from core.our_apps import is_ours

#: More rows of one kind than these are counted, not named.
NAMED = 20


@dataclass(frozen=True)
class Taken:
    """The rows of one kind that go with a person."""

    kind: str
    count: int
    names: list[str]


def taken_with(person: User) -> list[Taken]:
    """What Django deletes with the person, of our own kinds: memberships, what she downloaded and so on."""
    collector = NestedObjects(using=DEFAULT_DB_ALIAS, origin=person)
    collector.collect([person])
    found = []
    for rows in collector.model_objs.values():
        model = type(next(iter(rows)))
        if model is User or model._meta.auto_created or not is_ours(model):
            continue
        names = sorted(str(row) for row in rows) if len(rows) <= NAMED else []
        found.append(Taken(capfirst(str(model._meta.verbose_name_plural)), len(rows), names))
    return sorted(found, key=lambda taken: taken.kind)


class DeletePersonView(DeleteView):
    """Deletes for good, not into the bin: whoever asks us to forget her is forgotten.

    An open account has to be closed first, which can be undone, so one press too many deletes nobody.
    """

    page_title = gettext_lazy("Delete a person")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"person": self.object, "taken": taken_with(self.object)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object.is_active:
            return TemplateResponse(request, self.template_name, self.get_context_data(), status=409)
        return super().post(request, *args, **kwargs)

    def delete_action(self) -> None:
        """The log says that somebody was deleted, and not whom."""
        key = self.object.pk
        delete_person(self.object)
        self.object.pk = key  # the log asks for it
        log(self.object, "wagtail.delete", user=self.request.user, title=_("A former member"), deleted=True)


@hooks.register("register_bulk_action", order=10)
class DeletePeople(DeleteBulkAction):
    """Takes the place of Wagtail's own, which comes before it and does not say what goes with each person."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        messages.error(request, _("Delete people one by one: each time you read what goes with the person."))
        return redirect(self.next_url)
