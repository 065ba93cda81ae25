"""`make demo` finds a Python that runs, whatever the names on the path promise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

FIND = Path(__file__).resolve().parents[3] / ".ci" / "find-python"


def find(path: Path, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [FIND],
        env={"PATH": f"{path}{os.pathsep}/usr/bin{os.pathsep}/bin", "HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )


def program(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_a_shim_that_does_not_start_is_passed_over(tmp_path):
    program(tmp_path, "python3.13", "echo 'pyenv: python3.13: command not found' >&2; exit 127")
    program(tmp_path, "python3.12", f'exec "{sys.executable}" "$@"')

    found = find(tmp_path, home=tmp_path)

    assert found.returncode == 0
    answer = subprocess.run(
        [found.stdout.strip(), "-c", "import sys; print(sys.version_info >= (3, 12))"], capture_output=True, text=True
    )
    assert answer.stdout.strip() == "True"


def test_a_name_that_lies_about_its_version_is_passed_over_and_none_is_one_sentence(tmp_path):
    for name in ("python3.13", "python3.12", "python3", "python"):
        program(tmp_path, name, "exit 1")  # what a Python older than 3.12 answers to the question

    found = find(tmp_path, home=tmp_path)

    if found.returncode:  # else this machine has a good Python at a place of its own
        assert found.stdout == ""
        assert found.stderr.startswith("No Python 3.12 or newer")
        assert found.stderr.count("\n") == 1
