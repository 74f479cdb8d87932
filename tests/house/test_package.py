"""What pyproject.toml promises."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import pytest

import actionplan

Python = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def pyproject(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def test_python_m_actionplan_tells_its_version(python: Python) -> None:
    ran = python("-m", "actionplan", "--version")
    assert ran.returncode == 0, ran.stdout
    assert actionplan.__version__ in ran.stdout


def test_the_console_script_is_there_to_be_called(pyproject: dict[str, Any]) -> None:
    module, _, name = pyproject["project"]["scripts"]["actionplan"].partition(":")
    assert callable(getattr(import_module(module), name))


def test_the_changelog_has_this_version_or_announces_it(root: Path) -> None:
    assert actionplan.__version__ in (root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_what_is_imported_is_what_is_depended_on(root: Path, pyproject: dict[str, Any]) -> None:
    extras = [
        each for name, extra in pyproject["project"]["optional-dependencies"].items() if name != "dev" for each in extra
    ]
    depended = {name_of(each) for each in (*pyproject["project"]["dependencies"], *extras)}
    whose = metadata.packages_distributions()
    imported = {
        name_of(whose[module][0])
        for path in (root / "src").rglob("*.py")
        for module in modules(ast.parse(path.read_text(encoding="utf-8")))
        if module not in sys.stdlib_module_names | {"actionplan"}
    }
    assert imported == depended


def name_of(requirement: str) -> str:
    """A distribution's name, without its version: as the index compares them."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]).lower()


def modules(tree: ast.Module) -> Iterator[str]:
    """The top-level modules that a file imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name.partition(".")[0] for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
