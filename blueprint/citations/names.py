"""Names of people and bodies in CSL items: a body has its whole name in `literal`."""

from __future__ import annotations

import re
from typing import Any

from blueprint.citations.texts import one_line

NAME_VARIABLES = ("author", "editor", "collection-editor", "translator")
NAME_PARTS = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
_SUFFIX = re.compile(r"(jr|sr|jnr|snr|i{2,3}|iv|2nd|3rd)\.?\Z", re.I)


def csl_names(lines: str) -> list[dict[str, str]]:
    """CSL names, one a line: `Family, Given` or `Family, Given, Jr.` is a person, anything else or `{…}` is a body."""
    return [name for name in map(_name, map(one_line, lines.splitlines())) if name]


def name_line(name: dict[str, str]) -> str:
    """A CSL name as the line that `csl_names` reads as the same name."""
    if name.get("literal"):
        return _body_line(name["literal"])
    family = " ".join(part for part in (particles(name), name.get("family", "")) if part).replace(",", " ")
    given, suffix = name.get("given", "").replace(",", " "), name.get("suffix", "")
    if suffix and not _SUFFIX.match(suffix):
        given, suffix = f"{given} {suffix}".strip(), ""
    return ", ".join(filter(None, map(one_line, (family, given, suffix)))) if given else _body_line(family)


def _body_line(body: str) -> str:
    body = body.replace("{", "").replace("}", "")
    return f"{{{body}}}" if re.search("[,;]", body) else body


def names_as_read(lines: str) -> str:
    """The lines without the braces that keep a body whole: what readers search and are shown."""
    return lines.replace("{", "").replace("}", "")


def crowded_lines(lines: str) -> list[str]:
    """The lines that seem to hold several names, or a body with commas and without braces."""
    return [line for line in map(one_line, lines.splitlines()) if not line.startswith("{") and _is_crowded(line)]


def _is_crowded(line: str) -> bool:
    parts = [part.strip() for part in line.split(",")]
    return ";" in line or len([part for part in parts if part and not _SUFFIX.match(part)]) > 2


def _name(line: str) -> dict[str, str]:
    if line.startswith("{") and line.endswith("}"):
        body = line.strip("{}").strip()
        return {"literal": body} if body else {}
    family, *others = (part.strip() for part in line.split(","))
    suffix = next((part for part in others if _SUFFIX.match(part)), "")
    given = ", ".join(part for part in others if part and part != suffix)
    if not given:
        body = ", ".join(part for part in (family, suffix) if part)
        return {"literal": body} if body else {}
    return {"family": family, "given": given} | ({"suffix": suffix} if suffix else {})


def normalise_names(value: Any) -> list[dict[str, str]]:
    """People and bodies. Crossref's `name` becomes `literal`; affiliations and empty names are dropped."""
    names = []
    for raw in value if isinstance(value, list) else []:
        if not isinstance(raw, dict):
            continue
        name = {part: one_line(str(raw[part])) for part in NAME_PARTS if raw.get(part)}
        if not name.get("family") and not name.get("literal"):
            body = raw.get("name") or name.get("given")
            name = {"literal": one_line(str(body))} if body else {}
        if name:
            names.append(name)
    return names


def particles(name: dict[str, str]) -> str:
    """`van der`, which stands before the family name."""
    found = (name.get(kind, "") for kind in ("dropping-particle", "non-dropping-particle"))
    return " ".join(part for part in found if part)


def sorted_name(name: dict[str, str]) -> str:
    """`van der Example, Anna, Jr.`; a body without a comma behind it."""
    if name.get("literal"):
        return name["literal"]
    family = " ".join(part for part in (particles(name), name.get("family", "")) if part)
    return ", ".join(part for part in (family, name.get("given"), name.get("suffix")) if part)
