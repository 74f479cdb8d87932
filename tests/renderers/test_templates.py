"""The templates of pages and documents, wherever the package is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

import actionplan

RENDER_FROM_ZIP = """
import sys
sys.path.insert(0, sys.argv[1])
from datetime import date
from actionplan import renderers, report
assert renderers.__file__.startswith(sys.argv[1]), renderers.__file__
answer = report.Report("due", "Due", date(2017, 9, 15), (), (), ())
for name in ("html", "docx", "odt", "ods"):
    assert renderers.load_renderer(renderers.find_format(name))(answer)
    print(name)
"""


@pytest.mark.slow
def test_templates_are_found_in_a_zip(tmp_path: Path) -> None:
    package = Path(actionplan.__file__).parent
    with ZipFile(tmp_path / "actionplan.zip", "w") as archive:
        for file in package.rglob("*"):
            if file.is_file() and file.suffix != ".pyc":
                archive.write(file, Path("actionplan") / file.relative_to(package))
    ran = subprocess.run(  # noqa: S603 - Python, on a script of ours
        [sys.executable, "-c", RENDER_FROM_ZIP, tmp_path / "actionplan.zip"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout.split(), ran.stderr) == (["html", "docx", "odt", "ods"], "")


RUN_FROM_ZIP = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from actionplan.cli import main
main()
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        "new first.yaml --title A --authority B --period 2017/18",
        "new first.yaml --title A --authority B --period 2017/18 --template plan-making",
        "validate plan.yaml --format json",
        "explain AP301",
        "report -p plan.yaml -o paper.html",
        "report -p plan.yaml -o paper.docx",
        "timeline -p plan.yaml -o year.svg",
        "export -p plan.yaml -o all.ods",
    ],
)
def test_the_program_runs_from_a_zip(tmp_path: Path, command: str) -> None:
    package = Path(actionplan.__file__).parent
    with ZipFile(tmp_path / "actionplan.zip", "w") as archive:
        for path in package.rglob("*"):
            if "__pycache__" not in path.parts:
                archive.write(path, path.relative_to(package.parent))
    plan = "plan: {title: P, authority: A, period: 2017/18}\nthemes: []\n"
    (tmp_path / "plan.yaml").write_text(plan, "utf-8")
    words = [sys.executable, "-I", "-c", RUN_FROM_ZIP, "actionplan.zip", *command.split()]
    done = subprocess.run(  # noqa: S603 - Python, on a zip of ours
        words, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr.partition("plan.yaml: ")[0]) == (0, "")
