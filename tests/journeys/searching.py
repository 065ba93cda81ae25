"""Waits until search knows what was published, and until a section has its pack."""

from __future__ import annotations

import re
import time

from playwright.sync_api import Locator, Page

from tests.journeys.combinations import ENGLISH, Combination


def found_within_seconds(page: Page, address: str, words: str) -> None:
    """Search follows when the worker has run its task: seconds, not minutes."""
    for _attempt in range(40):
        page.goto(address)
        if page.locator("main").get_by_role("link", name=re.compile(words)).count():
            return
        time.sleep(0.5)
    raise AssertionError(f"{words} is not found at {address}")


def pack_within_a_minute(page: Page, section: str, combination: Combination = ENGLISH) -> Locator:
    """The link to a section's pack: made when something in it has changed, in the minute after."""
    words = combination.words("Everything in this section (ZIP, %(size)s)", size="").partition(",")[0]
    link = page.get_by_role("region", name=section, exact=True).get_by_role(
        "link", name=re.compile(f"^{re.escape(words)}")
    )
    for _attempt in range(90):
        if link.count():
            return link
        time.sleep(0.5)
        page.reload()
    raise AssertionError(f"The pack of {section} is not made.")
