"""What a cell shows of the number or date in it, by its format."""

from datetime import date, datetime, time

import pytest

from actionplan.importing.readers.shown_values import describe_date, describe_number


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (5, "General", "5"),
        (5.0, "General", "5"),
        (1.1, "General", "1.1"),
        (0.1 + 0.2, "General", "0.3"),
        (-3, "General", "-3"),
        (1.1, "0.00", "1.10"),
        (2.345, "0.00", "2.35"),
        (1.5, "0.##", "1.5"),
        (2, "0.##", "2"),
        (7, "000", "007"),
        (1234.5, "#,##0", "1,235"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (0.25, "0%", "25%"),
        (0.075, "0.0%", "7.5%"),
        (120000, '"£"#,##0', "£120,000"),
        (120000, "[$£-809]#,##0", "£120,000"),
        (120000, "[$£-809]#,##0;[Red]-[$£-809]#,##0", "£120,000"),
        (-120, "[$£-809]#,##0;[Red]-[$£-809]#,##0", "-£120"),
        (-120, "#,##0;(#,##0)", "(120)"),
        (-120, "£#,##0", "-£120"),
        (3, '0" homes"', "3 homes"),
        (3, "0_);(0)", "3"),
        (4, "@", "4"),
    ],
)
def test_a_number_is_shown_by_its_format(value: float, number_format: str, shown: str) -> None:
    assert describe_number(value, number_format) == shown


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ("dd/mm/yyyy", "30 September 2024"),
        ("[$-809]dd mmmm yyyy;@", "30 September 2024"),
        ("mm-dd-yy", "30 September 2024"),
        ("d-mmm", "30 September 2024"),
        ("dddd d mmmm", "30 September 2024"),
        ("mmm-yy", "September 2024"),
        ("mmmm yyyy", "September 2024"),
        ("dddd mmmm yyyy", "September 2024"),
        ("yyyy", "2024"),
        ("dd/mm/yyyy hh:mm", "30 September 2024 14:05"),
        ("dd/mm/yyyy h:mm AM/PM", "30 September 2024 14:05"),
        ("General", "30 September 2024"),
    ],
)
def test_a_date_is_shown_in_british_words(number_format: str, shown: str) -> None:
    value = datetime(2024, 9, 30, 14, 5)  # noqa: DTZ001 - a cell has no time zone
    assert describe_date(value, number_format) == shown


def test_a_date_without_a_time_shows_none() -> None:
    assert describe_date(date(2024, 9, 3), "dd/mm/yyyy") == "3 September 2024"
    assert describe_date(time(9, 30), "hh:mm") == "09:30"
