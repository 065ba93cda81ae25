"""What is installed is locked by hash, and each thing that we chose has its reason written down."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCK = (ROOT / "requirements.txt").read_text()


def chosen() -> set[str]:
    """Names of the packages that pyproject.toml asks for, without their extras and versions."""
    wanted = [*PROJECT["project"]["dependencies"]]
    for group in PROJECT["dependency-groups"].values():
        wanted += [line for line in group if isinstance(line, str)]
    return {re.split(r"[\[=<>~! ]", line)[0] for line in wanted}


def test_each_chosen_package_has_an_exact_version():
    loose = [line for line in PROJECT["project"]["dependencies"] if "==" not in line]

    assert loose == []


def test_every_locked_package_has_a_hash_and_no_host_is_named():
    blocks = re.split(r"\n(?=\S)", LOCK.strip())

    assert chosen() <= {block.split("==")[0] for block in blocks}
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in LOCK


def test_each_chosen_package_has_its_reason_in_the_docs():
    reasons = (ROOT / "docs" / "dependencies.md").read_text()

    assert [name for name in sorted(chosen()) if name not in reasons] == []
