"""Every variable that the code, the proxy or compose.yaml reads stands in .env.example with its meaning, and the reverse."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
READERS = {
    "str",
    "bool",
    "int",
    "list",
    "url",
    "port",
    "db_url",
    "email_url",
    "cache_url",
    "float",
    "path",
    "json",
    "dict",
}


def variables_read() -> set[str]:
    """The names in `env.str("NAME")`, `environ.Env().int("NAME")` and the like, and `${NAME}` outside Python."""
    names = set()
    for path in (ROOT / "compose.yaml", ROOT / "site" / "config" / "run-proxy"):
        names |= set(re.findall(r"\$\{([A-Z][A-Z0-9_]+)", path.read_text()))
    for folder in ("site", "learning", "blueprint"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if (
                    isinstance(node, ast.Call)
                    and isinstance(node.func, ast.Attribute)
                    and node.func.attr in READERS
                    and ast.unparse(node.func.value) in {"env", "Env()", "environ.Env()"}
                    and node.args
                    and isinstance(node.args[0], ast.Constant)
                ):
                    names.add(node.args[0].value)
    return names


def variables_explained() -> dict[str, str]:
    """Name → the comment above it; two names in one paragraph share its comment."""
    explained, meaning, fresh = {}, "", True
    for line in (ROOT / ".env.example").read_text().splitlines():
        if line.startswith("# ---") or not line:
            meaning, fresh = "", True
        elif line.startswith("#"):
            meaning = f"{'' if fresh else meaning} {line.lstrip('# ')}".strip()
            fresh = False
        else:
            explained[line.partition("=")[0]] = meaning
            fresh = True
    return explained


def test_every_variable_that_is_read_is_explained():
    assert variables_read() - set(variables_explained()) == set()


def test_every_variable_that_is_explained_is_read():
    assert set(variables_explained()) - variables_read() == set()


def test_each_has_a_sentence():
    assert [name for name, meaning in variables_explained().items() if len(meaning) < 30] == []
