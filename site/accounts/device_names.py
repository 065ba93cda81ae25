"""What a device is called: the name of its browser and of its system, in words that people know."""

from __future__ import annotations

from django.utils.translation import gettext as _

#: By a part of what a browser calls itself. The first that fits counts: most browsers name others too.
BROWSERS = {
    "Edg": "Edge", "OPR/": "Opera", "SamsungBrowser": "Samsung Internet", "Firefox/": "Firefox", "FxiOS/": "Firefox",
    "CriOS/": "Chrome", "Chrome/": "Chrome", "Safari/": "Safari", "Trident/": "Internet Explorer",
}  # fmt: skip
SYSTEMS = {
    "iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "CrOS": "Chromebook", "Windows": "Windows",
    "Macintosh": "Mac", "Linux": "Linux",
}  # fmt: skip


def recognised(user_agent: str) -> tuple[str, str]:
    """The browser and the system; empty for one that is not known."""
    return _first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)


def _first(names: dict[str, str], user_agent: str) -> str:
    return next((name for part, name in names.items() if part in user_agent), "")


def device_name(browser: str, system: str) -> str:
    """Such as "Firefox on Windows", in the current language."""
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A browser that we do not know by name")
