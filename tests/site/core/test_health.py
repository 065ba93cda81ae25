"""What the machine asks: is the process alive, is it ready for work?"""

from unittest import mock

from django.core.cache import cache
from django.test import Client


def test_live_asks_nothing_of_the_database(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert Client().get("/health/live").json() == {"status": "ok"}


def test_ready_when_the_database_is_migrated(db):
    assert Client().get("/health/ready").status_code == 200


def test_not_ready_when_the_cache_forgets(db):
    with mock.patch.object(cache, "get", return_value=None):
        response = Client().get("/health/ready")

    assert response.status_code == 503
    assert response.json() == {"status": "not ready"}
