"""The example plans of other shapes: what each question answers of them."""

from __future__ import annotations

import json
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

SHAPES = Path(__file__).resolve().parents[2] / "examples" / "shapes"

ANSWERS: list[tuple[str, str, list[str]]] = [
    ("recommendations", "due --month 2024-12", ["due R1.2"]),
    ("recommendations", "overdue", []),
    (
        "recommendations",
        "by-officer",
        [
            "Transport Policy Officer R1.2",
            "Transport Policy Officer R2.1",
            "Transport Policy Officer R1.1",
            "Grants Officer R1.2",
            "Director of Place is accountable for R2.1",
            "Director of Place is accountable for R1.1",
            "Director of Resources is accountable for R1.2",
            "Vale Community Transport supports R2.1",
            "County bus team supports R1.1",
        ],
    ),
    (
        "recommendations",
        "by-officer --service Finance",
        # Whoever of another service shares the work has no list in that of this service.
        ["Grants Officer R1.2", "Director of Resources is accountable for R1.2"],
    ),
    ("recommendations", "overdue --as-at 2024-11-15", []),
    ("recommendations", "due --month 2024-10 --as-at 2024-10-20", ["due R2.1"]),
    ("recommendations", "decisions --as-at 2024-10-14", ["waiting R1.2"]),
    ("recommendations", "decisions --as-at 2024-10-20", ["agreed R1.2"]),
    ("recommendations", "measures", []),
    ("service-plan", "due --in 2024/25", ["due 2.1", "ongoing 1.2"]),
    ("service-plan", "overdue", []),
    ("service-plan", "measures", ["not on target 1.1", "not on target 1.2", "not on target 2.1"]),
    ("service-plan", "measures --as-at 2025-01-15", ["not on target 1.2", "not on target 2.1", "on target 1.1"]),
    ("priorities-and-budgets", "due --in 2024/25", ["due 1.2", "due 2.1"]),
    ("priorities-and-budgets", "due --in 2024/25 --field Priority=High", ["due 1.2"]),
    (
        "priorities-and-budgets",
        "by-field Priority",
        ["Priority: High 1.2", "Priority: High 1.1", "Priority: Medium 2.1", "Priority: Low 2.2"],
    ),
    ("priorities-and-budgets", "overdue --as-at 2025-03-10", ["overdue 1.2", "overdue 2.1"]),
    ("priorities-and-budgets", "measures", ["not on target 2.1"]),
    ("multi-agency", "due --month 2024-12", ["due 2.1", "due earlier 1.1"]),
    ("multi-agency", "overdue", ["overdue 1.1"]),
    ("multi-agency", "overdue --officer 'Neighbourhood Inspector'", ["overdue 1.1"]),
    ("multi-agency", "overdue --officer 'Prevention Officer' --role supporting", ["overdue 1.1"]),
    ("multi-agency", "decisions", ["held up 1.1"]),
    ("multi-agency", "measures", ["not on target 2.1"]),
    ("strategy", "due --year 2025/26 --as-at 2025-09-01", []),
    ("strategy", "due --year 2026/27 --as-at 2025-09-01", ["due 2.1b", "due 2.1c", "due 1.1"]),
    ("strategy", "overdue --as-at 2026-06-01", ["overdue 2.1b", "late steps 1.1"]),
    ("strategy", "slipped --as-at 2025-09-01", ["slipped 2.1b"]),
]
"""A plan, a question, and the section and ref of each row of its answer."""


@pytest.mark.parametrize(("name", "question", "rows"), ANSWERS)
def test_what_a_question_answers(run: Run, name: str, question: str, rows: list[str]) -> None:
    day = () if "--as-at" in question else ("--as-at", "10 December 2024")
    command, *options = shlex.split(question)
    done = run(command, *options, "-p", str(SHAPES / f"{name}.yaml"), *day, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert [f"{row['section']} {row['ref']}" for row in json.loads(done.stdout)["rows"]] == rows


@pytest.mark.parametrize("path", sorted(SHAPES.glob("*.yaml")), ids=lambda path: str(path.stem))
def test_each_is_valid_and_gives_a_paper_of_all_its_targets(run: Run, path: Path) -> None:
    done = run("validate", str(path), "--as-at", "1 September 2025")
    assert (done.returncode, done.stdout.count("error"), done.stdout.count("warning")) == (0, 0, 0)
    paper = run("report", "--full", "-p", str(path), "--as-at", "10 December 2024", "--format", "md")
    refs = json.loads(run("export", "-p", str(path), "--format", "json").stdout)["rows"]
    assert refs
    assert [row["ref"] for row in refs if f"{row['ref']}" not in paper.stdout] == []
