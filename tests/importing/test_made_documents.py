"""Documents that were made for this project, in the formats of councils' plans, and the plans that come out of them."""

import re
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from made_documents import IMPORTED, MADE, SAME, import_made, import_result

from actionplan.importing.import_options import ImportOptions
from actionplan.planfile import load

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", IMPORTED)
def test_the_plan_and_the_report_are_those_that_were_looked_at(name: str) -> None:
    text, report = import_made(name)
    assert text == (MADE / f"{name}.yaml").read_text("utf-8")
    assert report == (MADE / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", IMPORTED)
def test_a_second_run_gives_the_same_bytes(name: str) -> None:
    assert import_made.__wrapped__(name) == import_made(name)


def _strip_comments(text: str) -> list[str]:
    lines = (re.sub(r"(?:^| ) *#.*", "", line).rstrip() for line in text.splitlines())
    return [line for line in lines if line]


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] * name.endswith(".pdf")) for name in SAME]
)
def test_every_format_gives_the_same_plan(name: str) -> None:
    first = next(each for each in IMPORTED if Path(each).stem == Path(name).stem)
    assert _strip_comments(import_made(name)[0]) == _strip_comments(import_made(first)[0])


@pytest.mark.parametrize("name", IMPORTED)
def test_the_plan_is_a_plan(name: str) -> None:
    source = load(import_made(name)[0].encode())
    assert source.plan
    assert [finding for finding in source.findings if finding.severity == "error"] == []


WRITTEN_BY_HAND = {
    "what the plan carries out": ["strategy: Hertsmere’s 2020 Vision"],
    "other spellings of one name": [
        "also: [Chief Executive Officer]",
        "also: [HDL Board]",
        "also: [Council]",
        "- name: Responsible Authorities Group",
        "also: [Responsible Authorities Group (via the Local Strategic Partnership)]",
    ],
    "bodies that decide and do not monitor": ["- name: Full Council", "- name: Executive", "- name: LSP Board"],
    "what a date waits for": ["events:", "- event: Financial Strategy", "waits_for: Financial Strategy"],
    "who decides": [
        *["decisions:"] * 8,
        "- body: HDL Board",
        *["- body: Full Council"] * 2,
        "- body: Personnel Committee",
        *["- body: Executive"] * 3,
        "- body: LSP Board",
        "- body: Council",
    ],
    "measures that are numbers": [
        "- text: At least 4 Apprenticeships underway in council services.",
        "target: at least 4",
        "- text: 8 restorative cases completed.",
        'target: "8"',
        "better: higher",
    ],
    "two lines that are one measure": [
        '- "Terms of reference agreed, to cover: Capital Programme review, monitoring and delivery"'
    ],
}
"""The lines of the shipped plan that were written by hand after the import, and why."""

DELETED_BY_HAND = {
    "they are other spellings now": [
        "- name: Chief Executive Officer",
        "- name: Responsible Authorities Group (via the Local Strategic Partnership)",
    ],
    "two lines are one measure, under each of two dates": [
        *['- "Terms of reference agreed, to cover:"'] * 2,
        *["- Capital Programme review, monitoring and delivery"] * 2,
    ],
    "measures are numbers now": [
        "- At least 4 Apprenticeships underway in council services.",
        "- 8 restorative cases completed.",
    ],
    "measures of the other date": [
        "- Appropriate infrastructure funding i.e. Capital Receipts, S106, CIL, Grants and Revenue",
        "- Reporting lines established to Chief Officer Board, Asset Management Panel and Executive.",
    ],
}


def test_the_shipped_plan_comes_out_of_the_published_table() -> None:
    imported = Counter(map(str.strip, _strip_comments(import_made("hertsmere.docx")[0])))
    shipped = Counter(map(str.strip, _strip_comments((ROOT / "plan.yaml").read_text("utf-8"))))
    assert shipped - imported == Counter(chain.from_iterable(WRITTEN_BY_HAND.values()))
    assert imported - shipped == Counter(chain.from_iterable(DELETED_BY_HAND.values()))


@pytest.mark.parametrize(
    ("name", "options", "asked"),
    [
        ("hertsmere.docx", {}, ["--authority"]),
        ("d-continued.docx", {}, ["--as-at"]),
        ("d-continued.docx", {"as_at": "January 2025"}, ["--as-at"]),
        ("d-continued.docx", {"as_at": "none"}, []),
        ("a-flat.docx", {}, []),
    ],
)
def test_what_the_document_does_not_say_is_asked(name: str, options: dict[str, Any], asked: list[str]) -> None:
    assert [question.option for question in import_result(name, ImportOptions(**options)).questions] == asked


def test_progress_without_a_day_is_kept_in_fields() -> None:
    text = import_result("d-continued.docx", ImportOptions(as_at="none")).text
    assert "Update (January 2025)" in text
    assert "updates:" not in text
