from actionplan.faces.findings import headline, render, summary
from actionplan.findings import Finding, Position, Severity

SOURCE = ["plan:", "  date: Sumer 2017"]
UNREADABLE = Finding(
    "AP301",
    "error",
    'cannot read the date "Sumer 2017"',
    hint='did you mean "Summer 2017"?',
    position=Position(2, 9, 5),
)


def _line(number: int) -> str:
    return SOURCE[number - 1]


def test_a_finding_its_line_a_caret_and_a_summary() -> None:
    assert render([UNREADABLE], "plan.yaml", _line) == (
        'plan.yaml:2:9: error AP301 cannot read the date "Sumer 2017": did you mean "Summer 2017"?\n'
        "    2 |   date: Sumer 2017\n"
        "      |         ^^^^^\n"
        "plan.yaml: 1 error\n"
    )


def test_nothing_found() -> None:
    assert render([], "plan.yaml", _line) == "plan.yaml: nothing to correct\n"


def test_a_finding_about_the_whole_file_has_no_line() -> None:
    empty = Finding("AP120", "error", "the file is empty")
    assert render([empty], "plan.yaml", _line) == "plan.yaml: error AP120 the file is empty\nplan.yaml: 1 error\n"


def test_the_summary_counts_each_severity_gravest_first() -> None:
    graves: tuple[Severity, ...] = ("note", "warning", "error", "error")
    assert summary([UNREADABLE._replace(severity=each) for each in graves]) == "2 errors, 1 warning, 1 note"


def test_colour_is_round_the_severity_only() -> None:
    coloured = render([UNREADABLE], "error.yaml", _line, colour=True)
    assert coloured.startswith("error.yaml:2:9: \x1b[1;31merror\x1b[0m AP301 ")
    assert coloured.count("\x1b") == 2


def test_a_caret_stands_under_the_fault_behind_wide_and_hidden_characters() -> None:
    def line(_: int) -> str:
        return "漢\x1b: Sumer"

    found = render([UNREADABLE._replace(position=Position(1, 5, 5))], "p", line).splitlines()
    assert found[1] == "    1 | 漢\\x1b: Sumer"
    assert found[2] == "      |         ^^^^^"


def test_of_a_long_line_only_the_part_round_the_fault_is_shown() -> None:
    def line(_: int) -> str:
        return "x" * 10_000_000 + "FAULT" + "y" * 1000

    found = render([UNREADABLE._replace(position=Position(1, 10_000_001, 5))], "p", line).splitlines()
    assert all(len(each) < 200 for each in found)
    caret = found[2].index("^")
    assert found[1][caret : caret + 5] == "FAULT"


def test_a_fault_at_the_end_of_a_line_still_has_its_caret() -> None:
    found = render([UNREADABLE._replace(position=Position(1, 6, 1))], "p", _line).splitlines()
    assert found[1:3] == ["    1 | plan:", "      |      ^"]


def test_what_a_plan_says_cannot_move_the_cursor() -> None:
    wicked = UNREADABLE._replace(message="cannot read \x1b[2J", hint="")
    assert headline(wicked, "plan\x07.yaml") == r"plan\x07.yaml:2:9: error AP301 cannot read \x1b[2J"
