"""Published menus, helplines and notices: translations in English and, where a test needs it, in Welsh."""

from __future__ import annotations

from typing import Any

from navigation.enums import MenuLocation
from navigation.models import Helpline, Menu, MenuItem, MenuItemBelow, NavigationRecord, Notice, OrganisationDetails

ENGLISH, WELSH = "en-gb", "cy"


def translations(model: type, english: dict[str, str], welsh: dict[str, str] | None = None) -> list:
    """The translations of a record of that model, a row a language."""
    row = model._meta.get_field("translations").related_model
    rows = [row(language=ENGLISH, **english)]
    return [*rows, row(language=WELSH, **welsh)] if welsh else rows


def publish(record: NavigationRecord) -> None:
    """As the Publish button does: its dates may schedule it."""
    record.save()
    record.save_revision().publish()
    record.refresh_from_db()


def item(label: str, label_cy: str = "", **fields: Any) -> MenuItem:
    """A link that is not saved yet: to a `page` or to an `address`."""
    welsh = {"label": label_cy} if label_cy else None
    return MenuItem(translations=translations(MenuItem, {"label": label}, welsh), **fields)


def item_below(label: str, label_cy: str = "", **fields: Any) -> MenuItemBelow:
    """A link of the second level, for `item(…, links_below=[…])`."""
    welsh = {"label": label_cy} if label_cy else None
    return MenuItemBelow(translations=translations(MenuItemBelow, {"label": label}, welsh), **fields)


def make_menu(*items: MenuItem, location: str = MenuLocation.MAIN, heading: str = "Main", **fields: Any) -> Menu:
    rows = translations(Menu, {"heading": heading}, {"heading": "Prif"})
    menu = Menu(location=location, translations=rows, items=items, **fields)
    publish(menu)
    return menu


def make_helpline(name: str = "Samaritans", number: str = "116 123", **fields: Any) -> Helpline:
    line = Helpline(number=number, translations=translations(Helpline, {"name": name}), **fields)
    publish(line)
    return line


def make_notice(text: str = "Closed for work.", link_label: str = "", **fields: Any) -> Notice:
    notice = Notice(translations=translations(Notice, {"text": text, "link_label": link_label}), **fields)
    publish(notice)
    return notice


def make_details(line: str = "We redesign.", **fields: Any) -> OrganisationDetails:
    details = OrganisationDetails(translations=translations(OrganisationDetails, {"line": line}), **fields)
    publish(details)
    return details
