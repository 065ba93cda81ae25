"""The JSON schema of CSL items, from github.com/citation-style-language/schema (MIT licence, beside it), and its reader."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SCHEMA = json.loads((Path(__file__).parent / "csl-data.json").read_text())
_TYPES = {"array": list, "object": dict, "string": str, "number": (int, float), "integer": int, "boolean": bool}
_READ = {"type", "enum", "anyOf", "items", "minItems", "maxItems", "properties", "required", "additionalProperties"}
_NOTES = {"$id", "$schema", "$ref", "title", "description", "examples", "definitions"}


def faults(value: Any, schema: dict[str, Any] = SCHEMA, where: str = "") -> list[str]:
    """Where a value does not follow the schema, by the keywords of JSON Schema that this one has."""
    if "$ref" in schema:
        schema = SCHEMA["definitions"][schema["$ref"].rpartition("/")[2]]
    assert not set(schema) - _READ - _NOTES, "a keyword that this reader does not know"
    if "anyOf" in schema:
        return min((faults(value, each, where) for each in schema["anyOf"]), key=len)
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(isinstance(value, _TYPES[kind]) for kind in kinds):
        return [f"{where}: {value!r} is no {kinds}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{where}: {value!r} is none of the values"]
    if isinstance(value, list):
        return _of_list(value, schema, where)
    return _of_object(value, schema, where) if isinstance(value, dict) else []


def _of_list(value: list, schema: dict[str, Any], where: str) -> list[str]:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        return [f"{where}: {len(value)} values"]
    return [fault for at, each in enumerate(value) for fault in faults(each, schema.get("items", {}), f"{where}[{at}]")]


def _of_object(value: dict, schema: dict[str, Any], where: str) -> list[str]:
    known = schema.get("properties", {})
    found = [f"{where}: {name} is missing" for name in schema.get("required", []) if name not in value]
    if schema.get("additionalProperties") is False:
        found += [f"{where}: {name} is no variable" for name in value if name not in known]
    return found + [
        fault for name in value if name in known for fault in faults(value[name], known[name], f"{where}.{name}")
    ]
