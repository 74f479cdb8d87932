"""On a terminal a roll-over is a conversation: what it cannot know, the tables, new dates for what is late, a file."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pty", reason="Windows lends no terminal")
from typed_answers import talk

PLAN = """\
plan: {name: made, title: Action Plan 2017/18, authority: A Council, period: 2017/18}
officers: [Head of Planning]
themes:
  - theme: One
    actions:
      - action: 1
        title: Sites
        outputs:
          - output: 1.1
            text: Build it
            officer: Head of Planning
            targets: [{date: Early Autumn, measures: [Built]}]
          - output: 1.2
            text: Meet about it
            officer: Head of Planning
            targets: [{date: Quarterly, measures: [Met], completed: [{on: 31 March 2018}]}]
          - output: 1.3
            text: Look after it
            officer: Head of Planning
            targets: [{date: Ongoing to March 2018, measures: [Looked after]}]
"""
COMMAND = ("roll-over", "--to", "2018/19", "--as-at", "31 March 2018", "-p", "old.yaml", "-o", "new.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old.yaml").write_text(PLAN, "utf-8")
    return tmp_path


def test_what_the_plan_does_not_say_is_asked_one_by_one(folder: Path) -> None:
    status, printed = talk(folder, "maybe\ny\nsoon or so\nOngoing 2018/19\nJune 2018\ny\n", *COMMAND)
    assert status == 0, printed
    assert '1.2 ("Quarterly") was met on all its dates. Does it go on in 2018/19?' in printed
    assert "The answer is yes or no." in printed
    assert '1.3 has the date "Ongoing to March 2018". What is its date in the plan for 2018/19?' in printed
    assert '"soon or so" cannot be read as a date' in printed
    assert "1 target is overdue. Type a new date for each, or press Enter to keep the date." in printed
    assert "--carry" not in printed  # options are for scripts
    text = (folder / "new.yaml").read_text("utf-8")
    dates = (
        "June 2018, carried_from: made:1.1, first_published: Early Autumn 2017",
        "Quarterly 2018/19",
        "Ongoing 2018/19",
    )
    assert [date for date in dates if f"date: {date}" not in text] == []


def test_enter_keeps_a_date(folder: Path) -> None:
    status, printed = talk(folder, "n\nOngoing 2018/19\n\ny\n", *COMMAND)
    assert status == 0, printed
    text = (folder / "new.yaml").read_text("utf-8")
    assert "date: Early Autumn 2017," in text
    assert "Quarterly" not in text


def test_no_writes_nothing(folder: Path) -> None:
    status, printed = talk(folder, "y\nOngoing 2018/19\n\nn\n", *COMMAND)
    assert (status, "Nothing was written." in printed) == (1, True)
    assert not (folder / "new.yaml").exists()


def test_a_file_that_is_there_is_asked_about_first(folder: Path) -> None:
    (folder / "new.yaml").write_text("mine", "utf-8")
    status, printed = talk(folder, "n\n", *COMMAND)
    assert (status, "new.yaml already exists. Replace it?" in printed) == (1, True)
    assert (folder / "new.yaml").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("typed", "by_year"),
    [
        ("many\nat least 6\n", "{2017/18: at least 4, 2018/19: at least 6}"),
        ("\n", "{2017/18: at least 4}"),
    ],
)
def test_the_target_of_the_next_year_is_asked_for(folder: Path, typed: str, by_year: str) -> None:
    measure = "{text: Homes, by_year: {2017/18: at least 4}}"
    (folder / "old.yaml").write_text(PLAN.replace("[Built]", f"[{measure}]"), "utf-8")
    status, printed = talk(folder, f"n\nOngoing 2018/19\n{typed}June 2018\ny\n", *COMMAND)
    assert status == 0, printed
    assert "1 measure has no target for 2018/19. Type one for each, or press Enter if the last one goes on." in printed
    assert ('"many" cannot be read as a target.' in printed) == ("many" in typed)
    text = (folder / "new.yaml").read_text("utf-8")
    assert f"by_year: {by_year}" in text
    assert "date: June 2018" in text
