"""`slipped` on a command line: the small plan with one date revised."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]

REVISED = "date: Summer 2017\n                revised: [{to: Autumn 2017, on: 12 June 2017, why: Board met late}]"


def test_it_answers_as_at_a_day(ask: Run, folder: Path) -> None:
    plan = folder / "plan.yaml"
    text = plan.read_text("utf-8")
    assert "date: Summer 2017" in text
    plan.write_text(text.replace("date: Summer 2017", REVISED, 1), "utf-8")
    before = ask("slipped", "--as-at", "11 June 2017")
    assert "No target date has slipped, as at 11 June 2017." in before.stdout
    after = ask("slipped", "--as-at", "12 June 2017")
    assert "3 months (91 days)" in after.stdout
    assert "Board met late" in after.stdout
    (row,) = json.loads(ask("slipped", "--as-at", "12 June 2017", "--format", "json").stdout)["rows"]
    assert (row["slipped_days"], row["revisions"][0]["from"]) == (91, "Summer 2017")
