"""What pyproject.toml promises."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Callable
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

import pytest
from structure import PACKAGE, list_imports, read_package

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


def test_the_project_is_at_one_address(root: Path, pyproject: dict[str, Any]) -> None:
    assert all(address.startswith(actionplan.HOME_PAGE) for address in pyproject["project"]["urls"].values())
    owner = actionplan.HOME_PAGE.removeprefix("https://github.com/").removesuffix("/actionplan")
    folders = (root / "src", root / "docs")
    pages = [page for folder in folders for page in folder.rglob("*") if page.suffix in {".py", ".md"}]
    for page in (root / "pyproject.toml", root / "SECURITY.md", *pages):
        named = re.findall(r"(?:github\.com/|uses: )([\w-]+)/actionplan\b", page.read_text(encoding="utf-8"))
        assert set(named) <= {owner}, page


def test_the_plan_to_try_is_the_plan_of_the_project(root: Path) -> None:
    demo = root / "src" / "actionplan" / "cli" / "templates" / "demo.yaml"
    assert demo.read_bytes() == (root / "plan.yaml").read_bytes(), f"run cp plan.yaml {demo.relative_to(root)}"


@pytest.mark.slow
def test_what_a_release_is_made_of(root: Path, tmp_path: Path) -> None:
    """The wheel is built from the sdist, as for everybody who has no wheel, and writes and answers the plan to try."""
    made = subprocess.run(
        [sys.executable, "-m", "build", "--outdir", tmp_path, root], capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stdout + made.stderr
    [sdist] = tmp_path.glob("*.tar.gz")
    [wheel] = tmp_path.glob("*.whl")
    with tarfile.open(sdist) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    assert {"src/actionplan/__init__.py", "README.md", "LICENSE", "CHANGELOG.md", "docs/ci.md", "plan.yaml"} <= names
    assert {name for name in names if name.startswith(("tests", "benchmarks", "docs/pictures", "."))} <= {".gitignore"}
    shutil.unpack_archive(wheel, tmp_path / "installed", "zip")
    [described] = (tmp_path / "installed").glob("*.dist-info/METADATA")
    page = described.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)\s]+)\)", page)
    assert len(links) > 20
    assert [link for link in links if not link.startswith(("https://", "#", "mailto:"))] == []
    assert f"{actionplan.HOME_PAGE}/blob/v{actionplan.__version__}/docs/ci.md" in links
    for words in (("demo",), ("due", "--month", "2017-09", "--as-at", "2017-09-15", "--format", "json")):
        ran = subprocess.run(
            [sys.executable, "-m", "actionplan", *words],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(tmp_path / "installed")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (0, "")
    assert '"ref": "6.2c"' in ran.stdout


def test_what_is_imported_is_what_is_depended_on(pyproject: dict[str, Any]) -> None:
    extras = [
        each for name, extra in pyproject["project"]["optional-dependencies"].items() if name != "dev" for each in extra
    ]
    depended = {name_of(each) for each in (*pyproject["project"]["dependencies"], *extras)}
    whose = metadata.packages_distributions()
    imported = {
        name_of(whose[module][0])
        for file in read_package(PACKAGE)
        for module in {each.target.partition(".")[0] for each in list_imports(file)}
        if module not in sys.stdlib_module_names | {"actionplan"}
    }
    assert imported == depended


def name_of(requirement: str) -> str:
    """A distribution's name, without its version: as the index compares them."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0]).lower()
