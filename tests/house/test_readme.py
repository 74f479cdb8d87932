"""README.md shows what the program really does. `.ci/run` runs its set-up lines; everything else is run here."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

Python = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.skipif(sys.platform == "win32", reason="what is shown is what a terminal shows, and Windows lends none")
def test_every_command_runs_and_prints_what_is_shown(python: Python) -> None:
    ran = python("docs/make_readme.py", "--check")
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("page", ["README.md", "docs/plan-format.md"])
def test_the_plan_it_teaches_is_in_order(root: Path, page: str, tmp_path: Path, python: Python) -> None:
    plans = re.findall(r"```yaml\n(plan:.*?)```", (root / page).read_text(encoding="utf-8"), re.DOTALL)
    assert plans
    for plan in plans:
        path = tmp_path / "plan.yaml"
        path.write_text(plan, encoding="utf-8")
        ran = python("-m", "actionplan", "validate", "--plan", path)
        assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("name", ["try", "tests"])
def test_each_set_up_line_is_one_line_that_makes_the_environment(root: Path, name: str) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    block = re.search(rf"<!-- set-up: {name} -->\n```sh\n(.*\n)```\n", readme)
    assert block
    assert block[1].startswith("python3 -m venv .venv && .venv/bin/pip install ")
