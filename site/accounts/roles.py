"""The roles of staff: one table, from which `sync_roles` makes Django groups.

A role has permissions by app label and codename, with `*` as a wildcard. Permissions that do not exist yet are
skipped; `sync_roles` runs after every migrate, after the seed and when a home page is created, and adds them then.
It never removes permissions that an administrator added by hand, and never changes who is in a group.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowMixin,
)

from core.our_apps import is_our_app

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

#: Locations of page permissions: home pages, the root page, or every page of one type ("app_label.ModelName").
MAIN_HOME, TRANSLATED_HOMES, ROOT = "home in the main language", "homes in the other languages", "root of the tree"

WRITE = ("add_page", "change_page")
PUBLISH = (*WRITE, "publish_page", "lock_page", "unlock_page")
EVERYTHING = (*PUBLISH, "bulk_delete_page")
#: Wagtail asks for the permissions of its own image and document models, whichever models are in use.
MEDIA = (
    "add_image", "change_image", "choose_image",
    "add_document", "change_document", "choose_document",
)  # fmt: skip


def may(actions: str, *models: str) -> tuple[str, ...]:
    """`may("add change", "networks.network")` is ("networks.add_network", "networks.change_network")."""
    return tuple(
        f"{app_label}.{action}_{model}"
        for app_label, model in (name.split(".") for name in models)
        for action in actions.split()
    )


@dataclass(frozen=True)
class Role:
    """`permissions` are "app_label.codename" patterns; `pages` maps a location to page permissions."""

    name: str
    #: What it may do, for whoever gives the role to somebody.
    explanation: StrOrPromise
    permissions: tuple[str, ...] = ()
    pages: dict[str, tuple[str, ...]] = field(default_factory=dict)
    collections: tuple[str, ...] = ()
    #: Whether it has every permission of every app in this repository.
    all_our_apps: bool = False


ROLES = (
    # Editors draft the menus, notices and helplines around a page as they draft the page; publishers publish both.
    # What is live can only be deleted by whoever may publish it (`recycle_bin.confirmations`).
    Role(
        "editor",
        _("drafts pages, menus, helplines, notices, awards and the newsletter, and submits them for approval"),
        (
            *may(
                "add change view delete",
                "navigation.*",
                "quality_mark.*",
                "influence.topic",
                "influence.setting",
                "blueprint.audience",
            ),
            *may("add change view delete", "subscriptions.newsletterissue"),
            "wagtailredirects.*",
            "forms.read_answers",
        ),
        {MAIN_HOME: WRITE},
        MEDIA,
    ),
    Role(
        "publisher",
        _(
            "publishes pages, menus, helplines, notices and awards in both languages, starts Welsh pages, "
            "and sends the newsletter"
        ),
        (
            "navigation.*",
            "influence.*",
            "quality_mark.*",
            "subscriptions.*",
            "wagtailredirects.*",
            "forms.*",
            "wagtail_localize.submit_translation",
        ),
        {MAIN_HOME: PUBLISH, TRANSLATED_HOMES: PUBLISH},
        MEDIA,
    ),
    # No submit_translation: with it alone somebody can create translated pages and make them live.
    Role(
        "translator",
        _("writes the Welsh of pages, and publishes nothing"),
        (),
        {TRANSLATED_HOMES: ("change_page",)},
        ("choose_image", "choose_document"),
    ),
    Role(
        "network editor",
        _(
            "keeps networks, their meetings, libraries and files, completed training, the register of awards, and decides "
            "applications"
        ),
        (
            *may("add change view", "networks.network", "networks.organisation", "training.programme"),
            *may("view decide", "networks.membership"),
            *may("add change view delete", "training.completion"),
            "library.*",
            "meetings.*",
            "quality_mark.*",
            "forms.*",
        ),
        {"learning.LearningPage": PUBLISH},
        MEDIA,
    ),
    Role(
        "blueprint editor",
        _("writes and publishes the blueprint and its sources"),
        ("blueprint.*",),
        {"blueprint.BlueprintPage": PUBLISH},
        MEDIA,
    ),
    Role(
        "administrator",
        _("does everything, and gives people their roles"),
        (
            *may("*", "auth.group", "wagtailcore.collection", "wagtailcore.locale", "wagtailcore.site"),
            *may("*", "wagtailcore.task", "wagtailcore.workflow"),
            "wagtailredirects.*",
            "wagtail_localize.*",
        ),
        {ROOT: EVERYTHING},
        MEDIA,
        all_our_apps=True,
    ),
)


def sync_roles() -> None:
    """Creates each group and adds missing permissions. May run any number of times."""
    # Wagtail's own two groups have similar names and other permissions.
    Group.objects.filter(name__in=("Editors", "Moderators"), user=None).delete()
    ours = tuple(f"{app.label}.*" for app in apps.get_app_configs() if is_our_app(app))
    known = {
        f"{app_label}.{codename}": pk
        for pk, app_label, codename in Permission.objects.values_list("pk", "content_type__app_label", "codename")
    }
    for role in ROLES:
        group, _made = Group.objects.get_or_create(name=role.name)
        wanted = ("wagtailadmin.access_admin", *role.permissions, *(ours if role.all_our_apps else ()))
        group.permissions.add(*_matching(known, wanted))
        _sync_collections(group, role)
    sync_roles_on_pages()
    # Wagtail's first workflow asked one of its own groups; publishers approve here.
    for task in GroupApprovalTask.objects.filter(groups=None):
        task.groups.add(Group.objects.get(name="publisher"))
    for model in (Workflow, GroupApprovalTask):
        model.objects.filter(name="Moderators approval").update(name="Publishers approve")
    _assign_workflow()


def sync_roles_on_pages() -> None:
    """Adds the permissions that roles have on pages which exist now, a home page of another language for example."""
    for role in ROLES:
        if role.pages:
            group, _made = Group.objects.get_or_create(name=role.name)
            _sync_pages(group, role)


def _assign_workflow() -> None:
    """Records that only publishers may publish are submitted to them, as pages are, unless somebody chose otherwise."""
    workflow = Workflow.objects.active().order_by("pk").first()
    published = Permission.objects.filter(group__name="publisher", codename__startswith="publish_")
    for content_type in ContentType.objects.filter(permission__in=published).distinct():
        model = content_type.model_class()
        if workflow and model and issubclass(model, WorkflowMixin) and not issubclass(model, Page):
            WorkflowContentType.objects.get_or_create(content_type=content_type, defaults={"workflow": workflow})


def _matching(known: dict[str, int], patterns: Iterable[str]) -> list[int]:
    return [pk for name, pk in known.items() if any(fnmatchcase(name, pattern) for pattern in patterns)]


def _sync_pages(group: Group, role: Role) -> None:
    for location, codenames in role.pages.items():
        permissions = Permission.objects.filter(
            content_type__app_label="wagtailcore", content_type__model="page", codename__in=codenames
        )
        for page in _pages_at(location):
            for permission in permissions:
                GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _pages_at(location: str) -> QuerySet[Page]:
    homes = Page.objects.filter(depth=2)
    if location == ROOT:
        return Page.objects.filter(depth=1)
    if location == MAIN_HOME:
        return homes.filter(locale__language_code=settings.LANGUAGE_CODE)
    if location == TRANSLATED_HOMES:
        return homes.exclude(locale__language_code=settings.LANGUAGE_CODE)
    try:
        model = apps.get_model(location)
    except LookupError:
        return Page.objects.none()
    return Page.objects.filter(pk__in=model._default_manager.values("pk"))


def _sync_collections(group: Group, role: Role) -> None:
    root = Collection.get_first_root_node()
    if root is None or not role.collections:
        return
    for permission in Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename__in=role.collections
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
