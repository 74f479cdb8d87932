"""A year of the shipped plan, kept by command: what was printed each quarter can be printed again at any later time."""

from __future__ import annotations

import shutil
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

HERE = Path(__file__).resolve().parent
QUARTER_ENDS = ("2017-06-30", "2017-09-30", "2017-12-31", "2018-03-31")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")]


def _year() -> ModuleType:
    spec = spec_from_file_location("year", HERE / "year.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


YEAR = _year()


class Played(NamedTuple):
    """The folder with the plan as it is at the end of the year, and what was printed at the end of each quarter."""

    folder: Path
    printed: dict[str, str]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    folder = tmp_path_factory.mktemp("year")
    printed = {last: YEAR.report(folder, last) for last in YEAR.play(folder) if last in QUARTER_ENDS}
    return Played(folder, printed)


def golden(name: str) -> str:
    return (HERE / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("day", QUARTER_ENDS)
def test_the_report_at_the_end_of_each_quarter(played: Played, day: str) -> None:
    assert played.printed[day] == golden(day)


@pytest.mark.parametrize("day", QUARTER_ENDS)
def test_the_file_of_march_still_gives_the_report_of_each_quarter(played: Played, day: str) -> None:
    assert YEAR.report(played.folder, day) == golden(day)


def test_what_changed_from_june_to_september(played: Played) -> None:
    assert YEAR.changes(played.folder) == golden("changes")


def test_only_lines_were_added_to_the_plan_as_published(played: Played) -> None:
    kept = iter((played.folder / "plan.yaml").read_bytes().split(b"\n"))
    assert all(line in kept for line in (YEAR.ROOT / "plan.yaml").read_bytes().split(b"\n"))


def test_the_plan_at_the_end_of_the_year_is_in_order(played: Played) -> None:
    checked = YEAR.actionplan(played.folder, "validate", "--as-at", "31 March 2018", "--format", "concise")
    assert " error " not in checked
    assert " AP5" not in checked.replace("AP510", "")
