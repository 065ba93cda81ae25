"""What the machine asks: is the process alive, is it ready for work?"""

from unittest import mock

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from redis.exceptions import ConnectionError as RedisConnectionError

pytestmark = pytest.mark.postgresql


def test_live_asks_nothing_of_the_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert Client().get("/health/live").json() == {"status": "ok"}


def test_ready_when_the_database_is_migrated(db):
    assert Client().get("/health/ready").status_code == 200


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ({"return_value": None}, "the shared cache forgets"),
        ({"side_effect": RedisConnectionError("refused")}, "the shared cache does not answer"),
    ],
)
def test_not_ready_when_the_cache_forgets_or_is_away_and_the_log_says_so(db, caplog, broken, reason):
    with mock.patch.object(cache, "get", **broken):
        response = Client().get("/health/ready")

    assert response.status_code == 503
    assert response.json() == {"status": "not ready"}
    assert reason in caplog.text


def test_not_ready_when_the_database_is_away_and_the_log_says_so(db, caplog):
    with mock.patch("core.views.MigrationExecutor", side_effect=OperationalError("refused")):
        response = Client().get("/health/ready")

    assert response.status_code == 503
    assert "the database does not answer" in caplog.text
