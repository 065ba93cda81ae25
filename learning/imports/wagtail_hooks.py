"""Imports in the admin's menu."""

from wagtail import hooks

from learning.imports.admin import ImportsViewSet


@hooks.register("register_admin_viewset")
def register_imports() -> ImportsViewSet:
    return ImportsViewSet()
