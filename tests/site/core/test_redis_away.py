"""Redis is away or silent: pages stand, people sign in, and wrong passwords are still counted."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from core import caches
from core.caches import RedisOrMemoryCache
from tests.browser import Browser
from tests.factories import UserFactory
from tests.faulty_server import faulty_server


@pytest.fixture(params=["away", "silent"])
def redis_away(request, settings, monkeypatch):
    monkeypatch.setattr(RedisOrMemoryCache, "rests_until", 0.0)
    monkeypatch.setattr(caches.outage, "lasts", False)
    with faulty_server(request.param) as server:
        settings.CACHES = {
            "default": {
                "BACKEND": "core.caches.RedisOrMemoryCache",
                "LOCATION": f"redis://{server}",
                "OPTIONS": {"socket_timeout": 0.2},  # a silent server is waited for a moment only
            }
        }
        yield


def test_pages_and_sign_in_stand(home, redis_away):
    browser = Browser()

    assert browser.get("/").status_code == 200
    assert browser.get("/search/?q=street").status_code == 200
    assert browser.sign_in(UserFactory()).status_code == 302
    assert browser.is_signed_in
    assert browser.get("/").status_code == 200


def test_who_guesses_a_password_is_still_told_to_wait(home, redis_away):
    person, other = UserFactory(), UserFactory()
    browser = Browser()
    answers = [browser.sign_in(person, "a wrong guess").status_code for _ in range(6)]

    assert answers[0] == 200 and answers[-1] == 429
    assert Browser().sign_in(other).status_code == 302


def test_ready_says_degraded_and_stays_in_rotation(db, redis_away, client, caplog):
    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {"status": "degraded"}
    assert "Redis does not answer (REDIS_URL)" in caplog.text


def test_the_log_says_once_that_it_went_and_once_that_it_is_back(redis_away, monkeypatch, caplog):
    for _ in range(20):
        cache.get("kept")
        monkeypatch.setattr(RedisOrMemoryCache, "rests_until", 0.0)
    monkeypatch.setattr("django.core.cache.backends.redis.RedisCache.get", lambda self, key: "Redis")
    for _ in range(20):
        cache.get("kept")

    assert [record.getMessage().split(" (")[0] for record in caplog.records] == [
        "Redis does not answer",
        "Redis answers again.",
    ]


def test_redis_is_asked_again_after_a_rest(redis_away, monkeypatch):
    cache.set("kept", "in memory")
    assert cache.get("kept") == "in memory"
    asked = []
    monkeypatch.setattr(
        "django.core.cache.backends.redis.RedisCache.get", lambda self, key: asked.append(key) or "Redis"
    )
    assert cache.get("kept") == "in memory"

    now = caches.time.monotonic()
    monkeypatch.setattr(caches.time, "monotonic", lambda: now + caches.SECONDS_TO_REST)
    assert cache.get("kept") == "Redis"
    assert asked == ["kept"]
