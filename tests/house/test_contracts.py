"""The order of the parts: who may import whom."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

Python = Callable[..., subprocess.CompletedProcess[str]]

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def test_the_import_contracts_of_pyproject_hold(python: Python) -> None:
    ran = python("-c", LINT_IMPORTS, "--no-cache")
    assert ran.returncode == 0, ran.stdout


def test_importing_the_dates_loads_nothing_else_of_ours(python: Python) -> None:
    loaded = python("-c", "import sys, actionplan.dates; print(*sys.modules, sep='\\n')").stdout.splitlines()
    ours = [name for name in loaded if name.startswith("actionplan.")]
    assert ours
    assert [name for name in ours if not name.startswith(("actionplan.dates", "actionplan.text"))] == []
