"""What `seed_demo` has created so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from wagtail.models import Page

from accounts.models import User
from files.models import PublicImage
from learning.networks.models import Network, Organisation


@dataclass
class SeededContent:
    """Each module of `demo.content` adds what it created, for later modules. Pages are listed by their demo name."""

    home: Page
    admin: User = field(init=False)
    users: dict[str, User] = field(default_factory=dict)
    images: dict[str, PublicImage] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    networks: dict[str, Network] = field(default_factory=dict)
    organisations: list[Organisation] = field(default_factory=list)
