"""What a refused upload is told: each sentence says what was found and what to do."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def not_what_its_name_says(ending: str) -> ValidationError:
    return ValidationError(
        _("This is not the .%(ending)s file that its name says, or it is damaged or needs a password: open it in the program that made it, save it again without a password, and upload that.")
        % {"ending": ending}
    )  # fmt: skip


def damaged() -> ValidationError:
    return ValidationError(
        _("This file is damaged or put together in an unusual way: open it in the program that made it, save it again, and upload that.")
    )  # fmt: skip


def needs_a_password() -> ValidationError:
    return ValidationError(_("This file needs a password: save it without one, and upload that."))


def has_something_else(ending: str) -> ValidationError:
    return ValidationError(
        _("This .%(ending)s file has something else before, between or after its content, so that it could pass for a page or a program: save or export it again, and upload that.")
        % {"ending": ending}
    )  # fmt: skip


def unpacks_too_large() -> ValidationError:
    return ValidationError(
        _("This file unpacks to far more than its size, or to too many parts: make its pictures smaller or divide it, and upload that.")
    )  # fmt: skip


def has_macros() -> ValidationError:
    return ValidationError(
        _("This file has macros, scripts or an add-in in it: save it without them, and upload that.")
    )


def has_macro_sheet() -> ValidationError:
    return ValidationError(
        _("This workbook has a sheet of Excel 4 macros, which may be hidden: delete that sheet, save the workbook, and upload it again.")
    )  # fmt: skip


def has_outside_template(address: str) -> ValidationError:
    return ValidationError(
        _("This document takes its template from elsewhere (%(address)s): in Word, attach the template “Normal” instead, save the document, and upload it again.")
        % {"address": _short(address)}
    )  # fmt: skip


def fetches(address: str) -> ValidationError:
    return ValidationError(
        _("This file fetches something from elsewhere when it is opened (%(address)s): put the picture or the text itself into it, or take the link away, and upload it again.")
        % {"address": _short(address)}
    )  # fmt: skip


def holds_another_file(name: str) -> ValidationError:
    return ValidationError(
        _("Another file or a control lies inside this one (%(name)s): delete it there, save, upload again, and upload the other file by itself.")
        % {"name": _short(name)}
    )  # fmt: skip


def acts_by_itself() -> ValidationError:
    return ValidationError(
        _("This PDF starts something by itself or when it is clicked (a script, a program, a form that sends): export it again without that, and upload the new one.")
    )  # fmt: skip


def starts_a_program() -> ValidationError:
    return ValidationError(
        _("This presentation starts or opens something when somebody clicks on it or moves the mouse over it: take that action away, save it, and upload it again.")
    )  # fmt: skip


def is_a_page(ending: str) -> ValidationError:
    return ValidationError(
        _("This .%(ending)s file is a web page: save its text alone, as plain text, and upload that.")
        % {"ending": ending}
    )


def _short(text: str) -> str:
    """Enough of an address to find it again."""
    printable = "".join(c for c in text if c.isprintable())
    return printable if len(printable) <= 80 else f"{printable[:79]}…"
