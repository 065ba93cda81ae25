"""Production does not start with a cache in front that could not be told of a changed page."""

from __future__ import annotations

import pytest

from config.deploy_checks import UnsafeToStart, check_production_settings
from tests.site.config.test_deploy_checks import FIT


def cloudflare(**settings: str) -> dict[str, dict]:
    return {"WAGTAILFRONTENDCACHE": {"cloudflare": settings}}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (cloudflare(BEARER_TOKEN="", ZONEID="1"), "CLOUDFLARE_TOKEN is missing"),
        (cloudflare(BEARER_TOKEN="1", ZONEID=""), "CLOUDFLARE_ZONE_ID is missing"),
        ({"SHARED_CACHE_SECONDS": 31_536_000}, "SHARED_CACHE_SECONDS is not between"),
        ({"SHARED_CACHE_SECONDS": -1}, "SHARED_CACHE_SECONDS is not between"),
    ],
)
def test_production_refuses(wrong, words):
    with pytest.raises(UnsafeToStart, match=words):
        check_production_settings(FIT | wrong)
