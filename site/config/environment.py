"""Reads environment variables. What cannot be read stops the start with a sentence instead of a traceback."""

from __future__ import annotations

import builtins
import re
import warnings
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from config.deploy_checks import UnsafeToStart


def _unreadable(problem: str) -> UnsafeToStart:
    return UnsafeToStart(f"The site does not start: {problem} (see .env.example).")


def _between(least: int, most: int | None) -> str:
    return f"of {least} or more" if most is None else f"from {least} to {most}"


class Env(environ.Env):
    """django-environ's reader, for which an empty number or address is an unset one."""

    def int(self, var: str, default: Any, least: int = 0, most: builtins.int | None = None) -> Any:
        value = self.str(var, default="")
        if not value:
            return default
        if not value.isdecimal():
            raise _unreadable(f"{var} is not a whole number")
        number = builtins.int(value)
        if number < least or (most is not None and number > most):
            raise _unreadable(f"{var} is not a whole number {_between(least, most)}")
        return number

    def port(self, var: str, default: Any) -> Any:
        return self.int(var, default, least=1, most=65_535)

    def bool(self, var: str, default: bool) -> Any:
        value = self.str(var, default="").lower()
        if value and value not in {"true", "false"}:
            raise _unreadable(f"{var} is neither true nor false")
        return value == "true" if value else default

    def url(self, var: str, *schemes: str, default: str = "", pattern: str = "") -> Any:
        """An address with one of the schemes and a host; `pattern` is for what has more parts."""
        value = self.str(var, default="") or default
        if value:
            try:
                parts = urlsplit(value)
                is_address = parts.scheme in schemes and parts.hostname is not None and parts.port != 0
            except ValueError:
                is_address = False
            if not is_address or not re.match(pattern, value):
                raise _unreadable(f"{var} is not an address that begins with {' or '.join(f'{s}://' for s in schemes)}")
        return value

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
            raise _unreadable(f"{var} is not an address")
        return parts
