"""Completed training, as trainers hand it in."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import today
from learning.imports.columns import Column, read_date
from learning.imports.engine import ImportKind, Result, Row
from learning.imports.people import EMAIL, NAME, people_by_email, person_of
from learning.training.models import Completion, ProgrammeTranslation
from learning.training.services import enter_completion

if TYPE_CHECKING:
    from accounts.models import User

VALID_UNTIL = gettext_lazy("Valid until")


class Completions(ImportKind):
    slug = "completions"
    label = gettext_lazy("Completed training")
    permission = "training.add_completion"
    explanation = gettext_lazy(
        "One row a person, programme and day. A programme is named as under “Training”, in English or Welsh. "
        "Empty “Valid until”: it does not run out; of a completion that is here already, the day stays as it is."
    )
    columns = (
        EMAIL,
        NAME,
        Column(
            "programme", gettext_lazy("Programme"), required=True, aliases=("training", "course", "rhaglen", "cwrs")
        ),
        Column(
            "completed_on",
            gettext_lazy("Completed on"),
            read_date,
            required=True,
            aliases=("date", "completed", "day", "dyddiad", "cwblhawyd"),
        ),
        Column("valid_until", VALID_UNTIL, read_date, aliases=("valid", "until", "expires", "end", "dilys tan")),
    )

    def key(self, row: Row) -> Hashable:
        return row.values["email"], row.values["programme"].casefold(), row.values["completed_on"]

    def judge(self, rows: list[Row], by: User | None) -> None:
        programmes = {
            words.name.casefold(): words.record for words in ProgrammeTranslation.objects.select_related("record")
        }
        people = people_by_email(row.values["email"] for row in rows)
        there = {
            (row.person_id, row.programme_id, row.completed_on): row
            for row in Completion.objects.filter(person__in=people.values())
        }
        for row in rows:
            programme = programmes.get(row.values["programme"].casefold())
            day, last = row.values["completed_on"], row.values["valid_until"]
            person = people.get(row.values["email"])
            if programme is None:
                row.refuse(_("There is no programme of this name. Add it under “Training” first."))
            elif day > today():
                row.refuse(_("The day of completion has not come yet."))
            elif last and last < day:
                row.refuse(_("The last day that counts is before the day of completion."))
            elif person is not None and not person.is_active:
                row.refuse(_("The account with this address is closed. Open it under “People” first."))
            else:
                row.values["programme"] = programme
                known = there.get((person.pk, programme.pk, day)) if person else None
                if known is None:
                    row.result = Result.NEW
                elif last and last != known.valid_until:
                    row.change({VALID_UNTIL: (known.valid_until, last)})

    def carry_out(self, row: Row, by: User) -> None:
        person = person_of(row.values["email"], row.values["name"] or "")
        values = row.values
        enter_completion(person, values["programme"], values["completed_on"], values["valid_until"], by=by)
