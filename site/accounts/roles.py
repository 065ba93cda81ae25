"""The roles of the office, as groups made by one table.

A role names what it may do by app label and codename (`*` stands for anything). What another app
has not defined yet is simply not there; `sync_roles` runs after every migrate, after the seed and
when a home page is made, and adds what has come since. It never takes away what an administrator
has given by hand, and it never touches who is in a group.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
)

WRITE = ("add_page", "change_page")
PUBLISH = (*WRITE, "publish_page", "lock_page", "unlock_page")
ALL_PAGE = (*PUBLISH, "bulk_delete_page")
#: Wagtail asks for the rights of its own picture and document models, whichever models are in use.
MEDIA = (
    "add_image", "change_image", "choose_image",
    "add_document", "change_document", "choose_document",
)  # fmt: skip
#: Where a role works: the English home, the Welsh home, the tree's root, or the pages of one type.
ENGLISH, WELSH, ROOT = "english home", "welsh home", "root"


@dataclass(frozen=True)
class Role:
    """`permissions` are "app_label.codename" patterns; `pages` maps a place to page permissions."""

    name: str
    permissions: tuple[str, ...] = ()
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    collections: tuple[str, ...] = ()


#: Menus, footer, notice and helplines belong to whoever looks after the site's words.
WORDS = ("navigation.*", "wagtailredirects.*")

ROLES = (
    Role("editor", WORDS, {ENGLISH: WRITE}, MEDIA),
    Role(
        "publisher",
        (*WORDS, "wagtail_localize.submit_translation"),
        {ENGLISH: PUBLISH, WELSH: PUBLISH},
        MEDIA,
    ),
    # No submit_translation: with it alone somebody can create Welsh pages and make them live.
    Role("translator", (), {WELSH: ("change_page",)}, ("choose_image", "choose_document")),
    Role(
        "network editor",
        (
            "networks.add_network", "networks.change_network", "networks.view_network",
            "networks.add_organisation", "networks.change_organisation", "networks.view_organisation",
            "networks.view_membership", "networks.decide_membership",
            "library.*",
        ),
        {"learning.LearningPage": PUBLISH},
        MEDIA,
    ),
    Role("blueprint editor", ("blueprint.*",), {"blueprint.BlueprintPage": PUBLISH}, MEDIA),
    # What a coordinator may see and decide hangs on Network.coordinators alone.
    Role("coordinator"),
    Role(
        "administrator",
        (
            "accounts.*", "auth.*_group", "navigation.*", "networks.*", "library.*", "learning.*",
            "blueprint.*", "campaigns.*", "pages.*", "files.*", "search.*", "wagtailredirects.*",
            "wagtail_localize.*", "wagtailcore.*_collection", "wagtailcore.*_locale",
            "wagtailcore.*_site", "wagtailcore.*_task", "wagtailcore.*_workflow",
        ),
        {ROOT: ALL_PAGE},
        MEDIA,
    ),
)  # fmt: skip


def sync_roles() -> None:
    """Makes each group and adds what it lacks. May run any number of times."""
    # Wagtail's own two groups look like ours and mean something else.
    Group.objects.filter(name__in=("Editors", "Moderators"), user=None).delete()
    known = {
        f"{app}.{codename}": pk
        for pk, app, codename in Permission.objects.values_list("pk", "content_type__app_label", "codename")
    }
    page_permissions = {
        p.codename: p
        for p in Permission.objects.filter(content_type__app_label="wagtailcore", content_type__model="page")
    }
    for role in ROLES:
        group, _made = Group.objects.get_or_create(name=role.name)
        wanted = ("wagtailadmin.access_admin", *role.permissions)
        group.permissions.add(*_matching(known, wanted))
        _sync_pages(group, role, page_permissions)
        _sync_collections(group, role)
    # Wagtail's first workflow asked one of its own groups; publishers approve here.
    for task in GroupApprovalTask.objects.filter(groups=None):
        task.groups.add(Group.objects.get(name="publisher"))


def _matching(known: dict[str, int], patterns: Iterable[str]) -> list[int]:
    return [pk for name, pk in known.items() if any(fnmatchcase(name, p) for p in patterns)]


def _sync_pages(group: Group, role: Role, permissions: dict[str, Permission]) -> None:
    for place, codenames in role.pages.items():
        for page in _pages_of(place):
            for codename in codenames:
                if permission := permissions.get(codename):
                    GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _pages_of(place: str) -> list[Page]:
    if place == ROOT:
        return list(Page.objects.filter(depth=1))
    if place in (ENGLISH, WELSH):
        code = settings.LANGUAGE_CODE if place == ENGLISH else "cy"
        locale = Locale.objects.filter(language_code=code).first()
        return list(Page.objects.filter(depth=2, locale=locale)) if locale else []
    try:
        model = apps.get_model(place)
    except LookupError:
        return []
    return list(Page.objects.filter(pk__in=model._default_manager.values("pk")))


def _sync_collections(group: Group, role: Role) -> None:
    root = Collection.get_first_root_node()
    if root is None or not role.collections:
        return
    for permission in Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename__in=role.collections
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
