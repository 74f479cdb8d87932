"""What a document calls complete is never taken as such in silence: a day is written, all else is a question."""

from __future__ import annotations

import re

import pytest
from import_tables import find_kinds, import_lines


@pytest.mark.parametrize(
    ("header", "cell", "asked"),
    [
        ("Status", "Complete", 1),
        ("Deadline", "Done", 1),
        ("RAG", "Complete", 1),
        ("% Complete", "100%", 1),
        ("Status", "Not complete", 0),
        ("Status", "On track", 0),
        ("% Complete", "95%", 0),
        ("Target", "100%", 0),
    ],
)
def test_complete_without_a_day_is_a_question(header: str, cell: str, asked: int) -> None:
    text = import_lines(f"Action | Lead | {header}\nDig ponds | H | {cell}", as_at="none").text
    assert text.count("on which day was it completed?") == asked
    assert "completed:" not in text


def _find_completed(text: str) -> list[str]:
    return re.findall(r"^ +completed: (.*)$", text, re.MULTILINE)


@pytest.mark.parametrize("cell", ["3 June 2024", "03/06/2024", "3 June 2024 (by contractor)"])
def test_a_day_in_a_column_for_it_is_the_day_of_completion(cell: str) -> None:
    result = import_lines(f"Action | Lead | Due | Date completed\nDig ponds | H | May 2024 | {cell}")
    assert _find_completed(result.text) == [cell]
    assert "#?" not in result.text


@pytest.mark.parametrize("cell", ["Yes", "June", "June 2024", "Completed", "✓", "Spring", "Signed off"])
def test_no_day_in_a_column_for_it_is_a_question(cell: str) -> None:
    result = import_lines(f"Action | Lead | Due | Date completed\nDig ponds | H | May 2024 | {cell}")
    assert _find_completed(result.text) == []
    assert f'#? "{cell}" under "Date completed": on which day was it completed?' in result.text
    assert "says-complete" in find_kinds(result)


@pytest.mark.parametrize(
    "cell", ["No", "Not yet", "n/a", "-", "TBC", "Ongoing", "In progress", "Due 3 June 2024", "Expected June", ""]
)
def test_what_is_not_complete_is_no_question(cell: str) -> None:
    result = import_lines(f"Action | Lead | Due | Date completed\nDig ponds | H | May 2024 | {cell}")
    assert _find_completed(result.text) == []
    assert "#?" not in result.text
    assert cell in result.text


@pytest.mark.parametrize(
    ("header", "cell", "day"),
    [
        ("Deadline", "Completed 3 June 2024", "3 June 2024"),
        ("Status", "Complete (3 June 2024)", "3 June 2024"),
        ("Status", "Done on 03/06/2024.", "3 June 2024"),
        ("Progress", "Completed: 3 June 2024", "3 June 2024"),
        ("Progress", "Complete.", ""),
        ("Status", "Completed in June 2024", ""),
    ],
)
def test_complete_with_a_day_names_it(header: str, cell: str, day: str) -> None:
    result = import_lines(f"Action | Lead | {header}\nDig ponds | H | {cell}", as_at="1 July 2024")
    assert (
        f'under "{header}": {f"was it completed on {day}?" if day else "on which day was it completed?"}' in result.text
    )
    assert _find_completed(result.text) == []
    assert result.report
    notes = [each.note for each in result.report.findings if each.kind == "says-complete"]
    assert notes == [f'under "{header}", {f"with a day: {day}" if day else "without a day"}; not written as completed']


@pytest.mark.parametrize(
    "note", ["Completed the survey of all ponds", "Not complete", "Nearly done", "Closed the road"]
)
def test_progress_that_only_begins_so_is_no_completion(note: str) -> None:
    result = import_lines(f"Action | Lead | Due | Progress\nDig | H | May 2024 | {note}", as_at="1 July 2024")
    assert "says-complete" not in find_kinds(result)


def test_one_day_beside_several_dates_is_a_question() -> None:
    header = "Action | Lead | Due | Measures | Date completed"
    result = import_lines(f"{header}\nDig | H | May 2024 ¶ June 2024 | M ¶ N | 3 June 2024")
    assert 'under "Date completed": which of the dates was completed on 3 June 2024?' in result.text
    assert _find_completed(result.text) == []


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("Completed actions", 1),
        ("Completed", 1),
        ("COMPLETED:", 1),
        ("Actions completed", 1),
        ("Closed recommendations 2023/24", 1),
        ("Delivered in 2023", 1),
        ("Actions that have been completed", 1),
        ("Complete the Local Plan", 0),
        ("Actions to be completed", 0),
        ("Actions not yet completed", 0),
        ("Uncompleted actions", 0),
        ("Delivered by partners", 1),
        ("A completed picture of need", 0),
        ("Closed churchyards", 0),
        ("Open actions", 0),
    ],
)
@pytest.mark.parametrize("shape", ["row", "column"])
def test_a_heading_over_what_is_complete_is_a_question(heading: str, asked: int, shape: str) -> None:
    rows = (
        f"Action | Lead | Due\nSow | H | May 2024\n{heading} | < | <\nDig | H | May 2024"
        if shape == "row"
        else f"Theme | Action | Lead | Due\nOther | Sow | H | May 2024\n{heading} | Dig | H | May 2024"
    )
    result = import_lines(rows)
    assert result.text.count(f'#? it stands under "{heading}": on which day was it completed?') == asked
    assert find_kinds(result, "2.1").count("says-complete") == asked
    assert not find_kinds(result, "1.1").count("says-complete")


def test_a_day_of_its_own_settles_what_a_heading_says() -> None:
    lines = "Action | Lead | Due | Date completed\nCompleted actions | < | < | <\nDig | H | May 2024 | 3 June 2024"
    result = import_lines(lines)
    assert _find_completed(result.text) == ["3 June 2024"]
    assert "#?" not in result.text
