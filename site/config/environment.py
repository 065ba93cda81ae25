"""Reads environment variables. What cannot be read stops the start with a sentence instead of a traceback."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from config.deploy_checks import UnsafeToStart


class Env(environ.Env):
    """django-environ's reader, for which an empty number or address is an unset one."""

    def int(self, var: str, default: Any) -> Any:
        value = self.str(var, default="")
        if value and not value.isdecimal():
            raise UnsafeToStart(f"The site does not start: {var} is not a whole number (see .env.example).")
        return super().int(var) if value else default

    def db_url(self, var: str, default: str) -> dict[str, Any]:
        return self._parts(self.db_url_config, var, default, "ENGINE")

    def email_url(self, var: str, default: str) -> dict[str, Any]:
        return self._parts(self.email_url_config, var, default, "EMAIL_BACKEND")

    def _parts(self, parse: Callable[[str], dict], var: str, default: str, required: str) -> dict[str, Any]:
        """The parts of an address. Nothing said about it quotes the address, since it holds a password."""
        try:
            with warnings.catch_warnings(action="ignore"):
                parts = parse(self.str(var, default="") or default)
        except (ImproperlyConfigured, ValueError):
            parts = {}
        if not parts.get(required):
            raise UnsafeToStart(f"The site does not start: {var} is not an address (see .env.example).")
        return parts
