"""Whether a page shows the exit link: by its own choice or that of the nearest page above that has made one."""

from __future__ import annotations

from django.http import HttpRequest
from wagtail.models import Page, get_page_models

from core import generations
from core.models import BasePage, ExitLink


def shows_exit_link(page: Page | None, request: HttpRequest) -> bool:
    """True where nobody has made a choice, and on what is no page."""
    if not isinstance(page, BasePage):
        return True
    choice = page.exit_link
    if choice == ExitLink.INHERIT:
        choices = generations.get_or_set(request, "exit links", _choices)
        above = (page.path[:end] for end in range(len(page.path) - Page.steplen, 0, -Page.steplen))
        choice = next((choices[path] for path in above if path in choices), ExitLink.ON)
    return choice == ExitLink.ON


def _choices() -> dict[str, str]:
    """The choices that were made, by the paths of their pages: a few."""
    of_types = [
        model._default_manager.exclude(exit_link=ExitLink.INHERIT).order_by().values_list("path", "exit_link")
        for model in get_page_models()
        if issubclass(model, BasePage)
    ]
    return dict(of_types[0].union(*of_types[1:], all=True))
