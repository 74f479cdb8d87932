import re
from collections.abc import Callable

import pytest

from actionplan.findings import Finding, Location, RelatedLocation, Severity
from actionplan.renderers.findings import FINDING_FORMATS, CheckedFile, FindingOptions, guess_finding_format
from actionplan.renderers.findings.full_text import render
from actionplan.renderers.findings.headlines import format_counts, format_headline

SOURCE = ["plan:", "  date: Sumer 2017"]
UNREADABLE = Finding(
    "AP301",
    "error",
    'cannot read the date "Sumer 2017"',
    hint='did you mean "Summer 2017"?',
    location=Location(2, 9, 5),
)


def _line(number: int) -> str:
    return SOURCE[number - 1]


def _rendered(*findings: Finding, path: str = "plan.yaml", line: Callable[[int], str] = _line) -> str:
    return render([CheckedFile(path, findings, line)])


@pytest.mark.parametrize("has_colour", [False, True])
def test_a_sentence_is_wrapped_to_the_width_of_a_screen_and_a_line_of_the_plan_is_not(*, has_colour: bool) -> None:
    also = (RelatedLocation("the first one is here, and it is too long for a narrow screen", Location(1, 1, 4)),)
    file = CheckedFile("plan.yaml", [UNREADABLE._replace(also=also)], _line)
    wide, narrow = (render([file], FindingOptions(has_colour=has_colour, width=width)) for width in (0, 40))
    plain = re.sub(r"\x1b\[[0-9;]*m", "", narrow)
    assert max(map(len, plain.splitlines())) <= 40
    assert narrow.split() == wide.split()
    assert "\n    2 |   date: Sumer 2017\n" in narrow


def test_a_finding_its_line_a_caret_and_a_summary() -> None:
    assert _rendered(UNREADABLE) == (
        'plan.yaml:2:9: error AP301 cannot read the date "Sumer 2017": did you mean "Summer 2017"?\n'
        "    2 |   date: Sumer 2017\n"
        "      |         ^^^^^\n"
        "plan.yaml: 1 error\n"
    )


def test_the_other_place_of_two_is_shown_too() -> None:
    twice = Finding("AP107", "error", "it stands twice", location=Location(2, 3, 4))
    told = _rendered(
        twice._replace(
            also=(RelatedLocation("the first one is here", location=Location(1, 1, 4)), RelatedLocation("lost"))
        )
    )
    assert told == (
        "plan.yaml:2:3: error AP107 it stands twice\n"
        "    2 |   date: Sumer 2017\n"
        "      |   ^^^^\n"
        "  plan.yaml:1:1: the first one is here\n"
        "    1 | plan:\n"
        "      | ^^^^\n"
        "  plan.yaml: lost\n"
        "plan.yaml: 1 error\n"
    )


def test_nothing_found() -> None:
    assert _rendered() == "plan.yaml: nothing to correct\n"


def test_several_files_are_counted_one_by_one_and_together() -> None:
    empty = Finding("AP112", "error", "the file is empty")
    assert render([CheckedFile("a.yaml", [empty], _line), CheckedFile("b.yaml", [], _line)]) == (
        "a.yaml: error AP112 the file is empty\na.yaml: 1 error\nb.yaml: nothing to correct\n2 plans: 1 error\n"
    )


def test_a_finding_about_the_whole_file_has_no_line() -> None:
    empty = Finding("AP120", "error", "the file is empty")
    assert _rendered(empty) == "plan.yaml: error AP120 the file is empty\nplan.yaml: 1 error\n"


def test_the_summary_counts_each_severity_gravest_first() -> None:
    graves: tuple[Severity, ...] = ("note", "warning", "error", "error")
    assert format_counts([UNREADABLE._replace(severity=each) for each in graves]) == "2 errors, 1 warning, 1 note"


def test_colour_is_round_the_severity_only() -> None:
    coloured = render([CheckedFile("error.yaml", [UNREADABLE], _line)], FindingOptions(has_colour=True))
    assert coloured.startswith("error.yaml:2:9: \x1b[1;31merror\x1b[0m AP301 ")
    assert coloured.count("\x1b") == 2


def test_a_caret_stands_under_the_fault_behind_wide_and_hidden_characters() -> None:
    def line(_: int) -> str:
        return "漢\x1b: Sumer"

    found = _rendered(UNREADABLE._replace(location=Location(1, 5, 5)), line=line).splitlines()
    assert found[1] == "    1 | 漢\\x1b: Sumer"
    assert found[2] == "      |         ^^^^^"


def test_of_a_long_line_only_the_part_round_the_fault_is_shown() -> None:
    def line(_: int) -> str:
        return "x" * 10_000_000 + "FAULT" + "y" * 1000

    found = _rendered(UNREADABLE._replace(location=Location(1, 10_000_001, 5)), line=line).splitlines()
    assert all(len(each) < 200 for each in found)
    caret = found[2].index("^")
    assert found[1][caret : caret + 5] == "FAULT"


def test_a_fault_at_the_end_of_a_line_still_has_its_caret() -> None:
    found = _rendered(UNREADABLE._replace(location=Location(1, 6, 1))).splitlines()
    assert found[1:3] == ["    1 | plan:", "      |      ^"]


def test_what_a_plan_says_cannot_move_the_cursor() -> None:
    wicked = UNREADABLE._replace(message="cannot read \x1b[2J", hint="")
    assert format_headline(wicked, "plan\x07.yaml") == r"plan\x07.yaml:2:9: error AP301 cannot read \x1b[2J"


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.TXT", "text"), ("a.json", "json"), ("a.sarif", "sarif"), ("a.sarif.json", "sarif"), ("a.xml", "junit")],
)
def test_a_file_says_its_format_by_its_ending(name: str, form: str) -> None:
    assert guess_finding_format(name) == form
    assert form in {each.name for each in FINDING_FORMATS}


def test_an_ending_that_says_nothing() -> None:
    assert guess_finding_format("report") is None
