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
