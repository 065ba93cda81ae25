from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission

from learning.library.files.storages import private_storage
from learning.library.models import Pack, ResourceFile
from tests.browser import signed_in
from tests.factories import MembershipFactory, NetworkFactory, UserFactory
from tests.learning.library.factories import make_library, make_resource, make_section


@pytest.fixture
def editor(db):
    user = UserFactory()
    library = Permission.objects.filter(content_type__app_label="library")
    user.user_permissions.add(*library, Permission.objects.get(codename="access_admin"))
    return signed_in(user)


@pytest.fixture
def own_storage(settings, monkeypatch):
    """Private files on the disk, also beside PostgreSQL: an S3 server asks for the time of day, and other tests store in it."""
    disk = {"private": {"BACKEND": "learning.library.files.storages.PrivateDiskStorage"}}
    settings.STORAGES = settings.STORAGES | disk
    for model in (ResourceFile, Pack):
        monkeypatch.setattr(model._meta.get_field("file"), "storage", private_storage())


@pytest.fixture
def south(db):
    return NetworkFactory(name="South")


@pytest.fixture
def resource(south):
    return make_resource(make_section(make_library("south", [south])), "notes", "Notes")


@pytest.fixture
def member(south):
    return signed_in(MembershipFactory(user=UserFactory(), network=south).user)
