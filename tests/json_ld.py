"""Reads the JSON-LD of a page as a JSON-LD processor does."""

from __future__ import annotations

import json
from typing import Any

from bs4 import BeautifulSoup
from django.test import Client
from pyld import jsonld

SCHEMA = "https://schema.org/"


def graph(path: str) -> list[dict[str, Any]]:
    """What the page at `path` says, expanded. The words of schema.org are given, since nothing is fetched."""
    soup = BeautifulSoup(Client().get(path).content, "html.parser")
    data = json.loads(soup.find("script", type="application/ld+json").string)
    loader = {"contextUrl": None, "documentUrl": "", "document": {"@context": {"@vocab": SCHEMA}}}
    return jsonld.expand(data, {"documentLoader": lambda url, options: loader})


def value(node: dict[str, Any], name: str) -> Any:
    """The one value of a property."""
    found = node[SCHEMA + name][0]
    return found.get("@value", found)
