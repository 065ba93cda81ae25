"""The shape of the repository: what a newcomer may rely on when she guesses where a thing is."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: What databases and file stores do each in their own way.
OWN_WAY = re.compile(
    r"select_for_update\(|\bconnection\.|Lower\(|Exists\(|Subquery\(|RawSQL|RunPython\(|Constraint\("
    r"|IntegrityError|(?<!\bre)(?<![A-Z])\.search\(|\bboto3\b|storages\.backends"
)
IMPORT_RULES = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]


def tracked(pattern: str) -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", pattern],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.split("\n")  # fmt: skip
    return [ROOT / name for name in names if name and (ROOT / name).exists()]


def code_files() -> list[Path]:
    return [path for path in tracked("*.py") if "migrations" not in path.parts]


def test_the_rules_of_imports_name_every_app():
    """import-linter (`.ci/lint`) knows only what its lists name: an app that they lack could import anything."""
    packages = {path.parent.name for path in (ROOT / "site").glob("*/__init__.py")} | {"learning", "blueprint"}
    layers = next(rule["layers"] for rule in IMPORT_RULES["contracts"] if rule["type"] == "layers")

    assert {"core", "accounts", "campaigns"} <= packages
    assert packages - set(IMPORT_RULES["root_packages"]) == set()
    assert packages - {name.strip() for layer in layers for name in layer.split("|")} == set()


def test_site_is_a_source_root_and_never_a_package():
    """`site` is a module of the standard library: an __init__.py here can break the interpreter."""
    assert not (ROOT / "site" / "__init__.py").exists()


def test_the_root_shows_only_what_a_reader_expects():
    visible = {path.relative_to(ROOT).parts[0] for path in tracked("*")}
    visible = {name for name in visible if not name.startswith(".")}

    assert len(visible) <= 14
    assert visible <= {
        "Dockerfile", "Makefile", "README.md", "blueprint", "compose.yaml", "docs", "learning",
        "locale", "manage.py", "pyproject.toml", "requirements.txt", "site", "templates", "tests",
    }  # fmt: skip


def test_files_and_functions_stay_short():
    """300 lines a file and 40 a function; the demonstration's content holds text, not logic."""
    long = []
    for path in code_files():
        source = path.read_text()
        if source.count("\n") > 300:
            long.append(f"{path.relative_to(ROOT)}: {source.count(chr(10))} lines")
        if "content" not in path.parts:
            long += [
                f"{path.relative_to(ROOT)}: {node.name} has {node.end_lineno - node.lineno + 1} lines"
                for node in ast.walk(ast.parse(source))
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= 40
            ]

    assert long == []


def test_no_drawers_for_odds_and_ends():
    drawers = {"utils.py", "helpers.py", "misc.py", "common.py"}

    assert [str(path) for path in code_files() if path.name in drawers] == []


def test_model_template_and_test_of_each_page_type_are_found_by_guessing():
    from core.checks import our_page_models

    missing = []
    for model in our_page_models():
        home = Path(model._meta.app_config.path).relative_to(ROOT)
        guesses = [
            ROOT / "templates" / model.template,
            ROOT / "tests" / home / "test_models.py",
        ]
        missing += [f"{model.__name__}: {guess.relative_to(ROOT)}" for guess in guesses if not guess.exists()]

    assert missing == []


def test_an_editor_who_adds_a_page_chooses_among_seven_kinds_at_most():
    """Not counted are the kinds of which there is one, such as the list of campaigns: they go once it is made."""
    from core.checks import our_page_models

    offered = {
        model.__name__: [
            kind.__name__
            for kind in model.creatable_subpage_models()
            if kind.max_count_per_parent is None and kind.max_count is None
        ]
        for model in our_page_models()
    }

    assert {name: kinds for name, kinds in offered.items() if len(kinds) > 7} == {}


def test_nothing_is_imported_from_a_conftest():
    """pytest hands its fixtures out; whatever tests import stands in a module with a name."""
    imports = re.compile(r"^\s*(?:from|import) \S*\bconftest\b", re.MULTILINE)

    assert [str(path.relative_to(ROOT)) for path in tracked("tests/**/*.py") if imports.search(path.read_text())] == []


def test_what_speaks_to_the_database_in_its_own_way_is_tested_on_postgresql():
    """CI runs every test on SQLite with files on disk, and those marked `postgresql` on PostgreSQL with files in S3.

    A module that locks, searches, stores files or asks in SQL that differs between databases (OWN_WAY) needs
    a marked module, `pytestmark = pytest.mark.postgresql`, in the folder of tests that mirrors its app.
    """
    unmarked = {}
    for path in tracked("*.py"):
        name = path.relative_to(ROOT)
        found = OWN_WAY.search(path.read_text()) if name.parts[0] in {"site", "learning", "blueprint"} else None
        if found and not any("mark.postgresql" in test.read_text() for test in mirror(name).glob("test_*.py")):
            unmarked[str(name)] = f"has {found[0]!r}: mark a module in {mirror(name).relative_to(ROOT)}/"

    assert unmarked == {}


def mirror(name: Path) -> Path:
    """Where the tests of an app lie: of `site/search/migrations/0001_initial.py` in `tests/site/search`."""
    folder = ROOT / "tests" / name.parent
    while not folder.is_dir():
        folder = folder.parent
    return folder


def test_no_template_carries_a_style_or_a_script_of_its_own():
    """The policy on public pages is `self` alone: an inline style or script would be dead there.

    An email has no policy, and nothing but its own styles.
    """
    wrong = []
    for path in tracked("templates/**/*.html"):
        text = path.read_text().replace(" style=", "") if "emails" in path.parts else path.read_text()
        if re.search(r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=", text):
            wrong.append(str(path.relative_to(ROOT)))

    assert wrong == []


def test_no_lock_file_names_a_registry():
    assert tracked("uv.lock") == tracked("package-lock.json") == []
    assert "http" not in (ROOT / "requirements.txt").read_text()
