"""Encryption of stored values, with keys that can be rotated."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def fernet(purpose: str, keys: list[str] | None = None) -> MultiFernet:
    """Encrypts with the first key and decrypts with any of them, so that keys can be replaced one by one.

    `keys` are strings of any length; without them SECRET_KEY and its fallbacks are used. Each purpose derives
    Fernet keys of its own, so that what is encrypted for one cannot be read as another.
    """
    keys = keys or [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]
    digests = (hashlib.sha256(f"{purpose}:{key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
