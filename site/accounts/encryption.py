"""What is kept or sent so that only we can read it."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def vault(purpose: str, keys: list[str] | None = None) -> MultiFernet:
    """Writes with the first key and reads with any, so that keys can be changed one by one.

    Each purpose has keys of its own, made from `keys` or, without them, from the secret key.
    """
    keys = keys or [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (hashlib.sha256(f"{purpose}:{key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
