"""What the machine asks: is the process alive, is it ready for work?"""

from unittest import mock

import pytest
from django.db import OperationalError, transaction
from django.test import Client

pytestmark = pytest.mark.postgresql


def test_live_asks_nothing_of_the_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert Client().get("/health/live").json() == {"status": "ok"}


def test_ready_when_the_database_is_migrated(db):
    assert Client().get("/health/ready").status_code == 200


def test_not_ready_without_the_table_of_the_cache_and_the_log_says_so(db, settings, caplog):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "no_table"}}
    with transaction.atomic():
        response = Client().get("/health/ready")
        transaction.set_rollback(True)

    assert response.status_code == 503
    assert response.json() == {"status": "not ready"}
    assert "is its table missing?" in caplog.text


def test_degraded_when_the_cache_forgets_and_the_log_says_so(db, settings, caplog):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    response = Client().get("/health/ready")

    assert response.status_code == 200
    assert response.json() == {"status": "degraded"}
    assert "the shared cache forgets" in caplog.text


def test_not_ready_when_the_database_is_away_and_the_log_says_so(db, caplog):
    with mock.patch("core.views.MigrationExecutor", side_effect=OperationalError("refused")):
        response = Client().get("/health/ready")

    assert response.status_code == 503
    assert "the database does not answer" in caplog.text
