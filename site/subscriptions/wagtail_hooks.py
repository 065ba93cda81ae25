"""The newsletter in the admin: its place in the menu, its permission, what its log says."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from subscriptions.viewsets import IssueViewSet, SubscribersViewSet

register_snippet(IssueViewSet)


@hooks.register("register_admin_viewset")
def register_subscribers() -> SubscribersViewSet:
    return SubscribersViewSet()


@hooks.register("register_permissions")
def offer_permissions() -> QuerySet[Permission]:
    codenames = ["send_newsletterissue", "view_subscription", "delete_subscription"]
    return Permission.objects.filter(content_type__app_label="subscriptions", codename__in=codenames)


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    actions.register_action("subscriptions.send", _("Send"), _("Sent or scheduled"))
    actions.register_action("subscriptions.take_back", _("Take back"), _("Taken back"))
    actions.register_action("subscriptions.send_again", _("Send again"), _("Sent again to those who did not get it"))
