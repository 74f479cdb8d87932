"""On a terminal an import is a conversation: a question each, the report, the plan's first lines, and then the file."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pty", reason="Windows lends no terminal")
from typed_answers import CTRL_C, talk

pytestmark = pytest.mark.slow

LINES = "Action,Lead,Target\nPlant trees,Head of Parks,95%\nDig the pond,Clerk,March 2025\n"


def _talk(folder: Path, answers: str, *arguments: str, first: str = "") -> tuple[int, str]:
    return talk(folder, answers, "import", *arguments, first=first)


def test_what_is_unsure_is_asked_and_the_answers_are_kept(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(LINES, "utf-8")
    status, printed = _talk(tmp_path, "date\nTree plan\nAnytown Council\n2024/25\ny\n", "plan.csv")
    assert status == 0, printed
    assert "is it when it is due (date) or how one would know (measures)" in printed
    assert "The plan begins:" in printed
    text = (tmp_path / "plan.yaml").read_text("utf-8")
    assert '# Options: --map "Target=date"' in text
    assert "authority: Anytown Council" in text


def test_no_is_an_answer(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(LINES, "utf-8")
    status, printed = _talk(tmp_path, "n\n", "plan.csv", *OPTIONS)
    assert status == 2
    assert "Nothing was written." in printed
    assert not (tmp_path / "plan.yaml").exists()


OPTIONS = ("--title", "T", "--authority", "A", "--period", "2024/25", "--map", "Target=date")


def test_an_answer_that_cannot_be_is_asked_again(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(LINES, "utf-8")
    answers = "tomorrow\nd\nTree plan\nAnytown Council\nnext year\n2024/25\ny\n"
    status, printed = _talk(tmp_path, answers, "plan.csv")
    assert status == 0, printed
    assert "The answer is date, measures or fields." in printed
    assert "Date, measures or fields [date]:" in printed
    assert "Its title:" in printed
    assert 'Cannot read the period "next year"' in printed
    assert "--period" not in printed  # options are for scripts
    assert "period: 2024/25" in (tmp_path / "plan.yaml").read_text("utf-8")


def test_an_empty_answer_is_told_why_it_is_asked_again(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(LINES, "utf-8")
    status, printed = _talk(tmp_path, "\n\nTree plan\n\nAnytown Council\n \n2024/25\ny\n", "plan.csv")
    assert status == 0, printed
    for need in (
        "A plan needs a title.",
        "A plan needs the name of the council or body whose plan it is.",
        'Without its years, nobody can say when "31 March" is.',
    ):
        assert f"Nothing was typed. {need} Type it, or press Ctrl+C to stop." in printed


HIDDEN = (
    "<table><tr><th>Action<th>Lead<th>Due<tr><td>Plant trees<td>Ann<td>May 2024<tr hidden><td>Dig<td>Bob<td>May 2024"
)


@pytest.mark.parametrize(
    ("answer", "officers", "option"), [("yes", 2, "take"), ("", 1, "leave"), ("what\nn", 1, "leave")]
)
def test_hidden_rows_are_a_question_of_yes_or_no(tmp_path: Path, answer: str, officers: int, option: str) -> None:
    (tmp_path / "plan.html").write_text(f"<html><body>{HIDDEN}</table></body></html>", "utf-8")
    status, printed = _talk(tmp_path, f"{answer}\ny\n", "plan.html", *OPTIONS[:6])
    assert status == 0, printed
    assert 'begins "Dig". Is it part of the plan?' in printed
    assert "No or yes [no]:" in printed
    assert ("The answer is no or yes." in printed) == ("what" in answer)
    assert "--hidden-rows" not in printed
    text = (tmp_path / "plan.yaml").read_text("utf-8")
    assert text.count("officer: ") == officers
    assert f"# Options: --hidden-rows {option}\n" in text


def test_the_columns_of_an_unknown_table_are_asked_one_by_one(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("Wish,Name,Then\nPlant trees,Ann,May 2024\n", "utf-8")
    answers = "text\nofficer\ndate\nLog\nAnytown Council\n2024/25\ny\n"
    status, printed = _talk(tmp_path, answers, "log.csv")
    assert status == 0, printed
    text = (tmp_path / "plan.yaml").read_text("utf-8")
    assert '--map "Wish=text" --map "Name=officer" --map "Then=date"' in text
    assert "officer: Ann" in text


TABLES = (
    "<table><tr><th>Action<th>Lead<th>Due<tr><td>Plant trees<td>Ann<td>May 2024</table>"
    "<table><tr><th>Action<th>Due<th>Lead officer<tr><td>Dig ponds<td>May 2024<td>Bob</table>"
    "<table><tr><th>Task<th>Owner<th>Deadline<tr><td>Sow seeds<td>Cat<td>May 2024</table>"
)


@pytest.mark.parametrize(
    ("answer", "taken"), [("1, 3", ["1", "3"]), ("all", ["1", "2", "3"]), ("2", ["2"]), ("\n4\n1,9\n2", ["2"])]
)
def test_several_tables_can_be_chosen(tmp_path: Path, answer: str, taken: list[str]) -> None:
    (tmp_path / "plan.html").write_text(f"<html><body>{TABLES}</body></html>", "utf-8")
    status, printed = _talk(tmp_path, f"{answer}\ny\n", "plan.html", *OPTIONS[:6])
    assert status == 0, printed
    assert ("The answer is 1, 2 or 3; several with commas between them, or all." in printed) == ("4" in answer)
    text = (tmp_path / "plan.yaml").read_text("utf-8")
    assert f"# Options: {' '.join(f'--table {each}' for each in taken)}\n" in text
    assert text.count("officer: ") == len(taken)
    assert ("tables with one header" in printed) is False
    assert "  2: Action, Due, Lead officer; 1 row" in printed
    assert "--table" not in printed


def test_a_table_of_which_no_column_is_the_text_is_no_plan(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("Wish,Name\nPlant trees,Ann\n", "utf-8")
    status, printed = _talk(tmp_path, "\n\n", "log.csv")
    assert (status, "none of the columns is what is to be done" in printed) == (2, True)


def test_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(LINES, "utf-8")
    for first in ("[date]:", "plan.yaml?"):
        arguments = ("plan.csv",) if first == "[date]:" else ("plan.csv", *OPTIONS)
        status, printed = _talk(tmp_path, CTRL_C, *arguments, first=first)
        assert status == 130, printed
        assert printed.endswith("actionplan: Stopped.\n")
        assert "Traceback" not in printed
    assert [each.name for each in tmp_path.iterdir()] == ["plan.csv"]


def test_rows_that_may_be_one_are_asked_about(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(LINES, "utf-8")
    status, printed = _talk(tmp_path, "y\n", "plan.csv", *OPTIONS)
    assert status == 0, printed
    (tmp_path / "june.csv").write_text(LINES.replace("Dig the pond", "Dig the large pond"), "utf-8")
    status, printed = _talk(tmp_path, "\n\n", "june.csv", "--update", "plan.yaml")
    assert status == 0, printed
    assert 'is "Dig the pond". Is it 1.2 of june.csv, "Dig the large pond"?' in printed
    assert "Yes or no [yes]:" in printed
    assert "words that have changed (1)" in printed
    assert "Keep your answers in the first comments of plan.yaml, for the next document? [Y/n]" in printed
    assert '--map "Target=date" --same "1.2=1.2"\n' in (tmp_path / "plan.yaml").read_text("utf-8")
    status, printed = _talk(tmp_path, "", "june.csv", "--update", "plan.yaml")
    assert (status, "Is it 1.2 of june.csv" in printed) == (0, False)


def test_the_day_of_new_dates_is_asked(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text(LINES, "utf-8")
    assert _talk(tmp_path, "y\n", "plan.csv", *OPTIONS)[0] == 0
    (tmp_path / "june.csv").write_text(LINES.replace("March 2025", "May 2025"), "utf-8")
    status, printed = _talk(tmp_path, "\n1 June 2024\ny\n", "june.csv", "--update", "plan.yaml")
    assert status == 0, printed
    assert "On which day were the new dates agreed?" in printed
    assert "Nothing was typed. A new date needs the day of its decision." in printed
    assert "to: May 2025, on: 1 June 2024}      # from june.csv" in (tmp_path / "plan.yaml").read_text("utf-8")
