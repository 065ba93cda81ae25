"""Waits until search knows what was published."""

from __future__ import annotations

import re
import time

from playwright.sync_api import Page


def found_within_seconds(page: Page, address: str, words: str) -> None:
    """Search follows when the worker has run its task: seconds, not minutes."""
    for _attempt in range(40):
        page.goto(address)
        if page.locator("main").get_by_role("link", name=re.compile(words)).count():
            return
        time.sleep(0.5)
    raise AssertionError(f"{words} is not found at {address}")
