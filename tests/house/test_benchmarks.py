"""The benchmarks run, on plans that are in order. No test looks at their figures."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

Python = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("targets", [1, 200])
def test_a_made_plan_has_as_many_targets_as_asked_and_no_errors(targets: int, tmp_path: Path, python: Python) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(python("benchmarks/plans.py", str(targets)).stdout, encoding="utf-8")
    validated = python("-m", "actionplan", "validate", "--plan", plan)
    assert validated.returncode == 0, validated.stdout
    shown = json.loads(
        python("-m", "actionplan", "show", "--plan", plan, "--as-at", "2017-09-15", "--format", "json").stdout
    )
    assert len({row["ref"] for row in shown["rows"]}) == targets


def test_a_made_plan_is_the_same_for_the_same_seed(python: Python) -> None:
    one, again, other = (python("benchmarks/plans.py", "50", "--seed", seed).stdout for seed in ("1", "1", "2"))
    assert one == again
    assert one != other


@pytest.mark.skipif(sys.platform == "win32", reason="the benchmarks need a system that tells what a child cost")
def test_the_benchmarks_run_and_print_a_row_for_each_budget(python: Python) -> None:
    if not shutil.which("actionplan", path=Path(sys.executable).parent):
        assert not os.environ.get("CI"), "CI has not installed the program"
        pytest.skip("needs the program installed beside this Python: pip install -e '.[dev]'")
    ran = python("benchmarks/run.py", "--rounds", "1", "--large", "20", "--huge", "40", "--plans", "3", "--edited", "5")
    assert ran.returncode == 0, ran.stdout
    rows = [line for line in ran.stdout.splitlines() if line.endswith(("  yes", "  NO"))]
    assert len(rows) == 22
