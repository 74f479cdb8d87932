"""A year of the shipped plan, kept by command: what was printed each quarter can be printed again at any later time."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from subprocess import CompletedProcess
from types import ModuleType
from typing import NamedTuple

import pdfplumber
import pytest

HERE = Path(__file__).resolve().parent

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")]


def _load_year() -> ModuleType:
    spec = spec_from_file_location("year", HERE / "year.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


YEAR = _load_year()

RunProgram = Callable[..., str]


class PlayedYear(NamedTuple):
    """The folder with the plan at the end of the year, and what was printed and tabulated at each quarter's end."""

    folder: Path
    prints: dict[str, str]
    tables: dict[str, str]


@pytest.fixture(scope="module")
def run_program(run_in: Callable[..., CompletedProcess[str]]) -> RunProgram:
    """Runs the program in this process. It must not fail."""

    def run(folder: Path, *arguments: str) -> str:
        ran = run_in(folder, *arguments)
        assert ran.returncode == 0, f"{shlex.join(arguments)}\n{ran.stdout}{ran.stderr}"
        return ran.stdout

    return run


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory, run_program: RunProgram) -> PlayedYear:
    played = PlayedYear(tmp_path_factory.mktemp("year"), {}, {})
    for last in YEAR.play(played.folder, run_program):
        if last in YEAR.QUARTERS:
            played.prints[last] = YEAR.print_reports(played.folder, last, run_program)
            played.tables[last] = YEAR.tabulate_quarter(played.folder, last, run_program)
    return played


def read_table(heading: str) -> str:
    """Return one table of `quarters.txt`, without its heading."""
    tables = (HERE / "quarters.txt").read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    (table,) = (table for table in tables if table.startswith(f"# {heading}"))
    return table + "\n"


@pytest.mark.parametrize("day", YEAR.QUARTERS)
def test_sections_and_statuses_at_the_end_of_each_quarter(year: PlayedYear, day: str) -> None:
    assert year.tables[day] == read_table(day)


@pytest.mark.parametrize("day", YEAR.QUARTERS)
def test_the_file_of_march_still_prints_the_reports_of_each_quarter(
    year: PlayedYear, run_program: RunProgram, day: str
) -> None:
    assert YEAR.print_reports(year.folder, day, run_program) == year.prints[day]


EXAMPLES = (str(YEAR.ROOT / "examples" / name) for name in ("plan-making.yaml", "south-west-hertfordshire.yaml"))

PAPERS = (
    (("--body", "Member Planning Panel"), 4),
    (("--body", "Asset Management Panel"), 4),
    ((), 6),
    (("-p", "plan.yaml", *(word for path in EXAMPLES for word in ("-p", path))), 9),
)
"""Papers, by their options, and the most pages that each may have: on a body, on a plan, and on each of several."""


@pytest.mark.parametrize(("last", "day"), list(pairwise(("2017-03-31", *YEAR.QUARTERS))))
def test_a_paper_is_short_and_always_the_same(year: PlayedYear, run_program: RunProgram, last: str, day: str) -> None:
    def write_paper(*options: str) -> bytes:
        run_program(year.folder, "report", "--as-at", day, "--since", last, *options, "-o", "panel.pdf", "--yes")
        return (year.folder / "panel.pdf").read_bytes()

    for options, most in PAPERS:
        made = write_paper(*options)
        with pdfplumber.open(BytesIO(made)) as file:
            assert len(file.pages) <= most
    assert write_paper(*options) == made


def test_what_changed_from_june_to_september(year: PlayedYear, run_program: RunProgram) -> None:
    assert YEAR.tabulate_changes(year.folder, run_program) == read_table("Changes")


def test_only_lines_were_added_to_the_plan_as_published(year: PlayedYear) -> None:
    lines = iter((year.folder / "plan.yaml").read_bytes().split(b"\n"))
    assert all(line in lines for line in (YEAR.ROOT / "plan.yaml").read_bytes().split(b"\n"))


def test_the_plan_at_the_end_of_the_year_is_in_order(year: PlayedYear, run_program: RunProgram) -> None:
    findings = run_program(year.folder, "validate", "--as-at", "31 March 2018", "--format", "concise")
    assert " error " not in findings
    assert " AP5" not in findings.replace("AP510", "")
