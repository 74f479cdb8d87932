import json

import pytest

from actionplan.dates import Context, Window, read_date
from actionplan.renderers.date_explanation import (
    describe_days,
    find_exact_phrase,
    render_reading,
    render_reading_json,
)

CONTEXT = Context("2017/18")


def _explained(phrase: str) -> str:
    return render_reading(phrase, read_date(phrase, CONTEXT), CONTEXT)


def test_a_reading_in_words() -> None:
    made = _explained("Early Autumn")
    assert made.startswith('"Early Autumn" in 2017/18\n')
    assert "  Read as       a date\n  Days          1 September 2017 to 30 September 2017\n" in made
    assert "  Due           30 September 2017\n" in made
    assert '  More exactly  write "September 2017"\n' in made


def test_what_is_exact_needs_no_rewriting() -> None:
    made = _explained("12 December 2017")
    assert "More exactly" not in made
    assert "Assumed" not in made


def test_an_unreadable_phrase_has_a_caret_and_the_nearest() -> None:
    assert _explained("Sumer 2017").splitlines()[-3:] == [
        "  Problem       Sumer 2017",
        "                ^^^^^",
        '                did you mean "Summer 2017"?',
    ]


def test_an_unreadable_phrase_with_nothing_near_says_what_is_wrong() -> None:
    assert "  Problem       there is no 31 June: June has 30 days\n" in _explained("31 June 2017")


@pytest.mark.parametrize(
    ("phrase", "step"),
    [
        ("summer  2017", "1 June 2017 to 31 August 2017"),
        ("Quarterly", "every three months, each due at its end"),
        ("In line with Financial Strategy", "it depends on something else, and has a date when that has one"),
        ("TBC", "a date is still to be set"),
    ],
)
def test_each_kind_of_date_has_a_step_that_says_nothing_twice(phrase: str, step: str) -> None:
    assert _explained(phrase).splitlines()[1] == f"  {phrase}  {step}"


@pytest.mark.parametrize(
    ("phrase", "exact"),
    [
        ("Early Autumn", "September 2017"),
        ("Q3 2017", "July to September 2017"),
        ("June to Council", None),
        ("circa June", None),
        ("29 and 31 March", "29 March 2018 and 31 March 2018"),
        ("12 December", "12 December 2017"),
        ("by June", "up to 30 June 2017"),
        ("June 2017", None),
        ("Quarterly", None),
        ("nonsense", None),
    ],
)
def test_how_to_write_it_more_exactly(phrase: str, exact: str | None) -> None:
    assert find_exact_phrase(read_date(phrase, CONTEXT), CONTEXT) == exact


def test_a_reading_as_one_line_of_json() -> None:
    line = render_reading_json("by June", read_date("by June", CONTEXT))
    assert line.count("\n") == 1
    made = json.loads(line)
    assert list(made) == ["phrase", "kind", "windows", "assumptions", "remark"]
    assert made["windows"] == [[None, "2017-06-30"]]
    assert [each["code"] for each in made["assumptions"]] == ["year-from-period"]


def test_the_remark_and_the_body_are_told() -> None:
    made = _explained("July 2017 to Council")
    assert "  Decided by    Council\n" in made
    assert "  Remark        to Council\n" in made
    assert "Assumed" not in made
    assert "Remark" not in _explained("In line with Financial Strategy")


def test_every_window_of_what_comes_again_is_shown() -> None:
    assert _explained("Quarterly").count(" to ") >= 4


def test_what_a_phrase_holds_cannot_move_the_cursor() -> None:
    assert "\x1b" not in _explained("June 2017 \x1b[2J")
    assert "\x1b" not in _explained("\x1b[2J")


def test_windows_in_words() -> None:
    day = CONTEXT.first
    assert describe_days(Window(day, day)) == "1 April 2017"
    assert describe_days(Window(None, day)) == "up to 1 April 2017"
    assert describe_days(Window(day, None)) == "from 1 April 2017, with no last day"
    assert describe_days(Window(None, None)) == "any day"
