"""The gallery: for every rule a wrong plan, the corrected plan, and what `validate` prints."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from actionplan.checks import load_rules

HERE = Path(__file__).resolve().parent
GALLERY: dict[str, Any] = runpy.run_path(str(HERE / "regenerate.py"))


@pytest.mark.parametrize("code", load_rules())
def test_a_rule_finds_its_fault_in_the_wrong_plan_and_not_in_the_right_one(code: str) -> None:
    wrong, right = (GALLERY["check_file"](HERE / code / name) for name in ("wrong.yaml", "right.yaml"))
    assert code in {each.code for each in wrong}
    assert code not in {each.code for each in right}
    assert all(each.severity != "error" for each in right)


@pytest.mark.parametrize("code", load_rules())
def test_what_is_printed_of_the_wrong_plan_is_as_it_was(code: str) -> None:
    stale = "run python tests/checks/regenerate.py, and read what changed"
    out = (HERE / code / "wrong.out").read_text(encoding="utf-8")
    assert GALLERY["print_findings"](HERE / code / "wrong.yaml") == out, stale


def test_there_is_no_folder_for_a_rule_that_is_not() -> None:
    assert [folder.name for folder in GALLERY["list_folders"]()] == list(load_rules())


@pytest.mark.parametrize("code", load_rules())
def test_every_finding_of_the_gallery_is_in_its_file(code: str) -> None:
    read = GALLERY["load_file"](HERE / code / "wrong.yaml")
    for finding in GALLERY["check_file"](HERE / code / "wrong.yaml"):
        for place in (finding, *finding.also):
            assert place.location
            assert 1 <= place.location.column <= len(read.get_line(place.location.line)) + 1
