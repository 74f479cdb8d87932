"""The commands that write: from the command line to the file, and what is said of it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from actionplan.cli.errors import EXIT_REFUSED, CliError
from actionplan.cli.plans.plan_file import load_plan_file
from actionplan.cli.requests.write_request import RecordRequest
from actionplan.recording.batch import RecordedBatch
from actionplan.recording.event_dates import DateInput
from actionplan.recording.lifecycle import record_start
from actionplan.recording.result import RecordedEvent

Run = Callable[..., subprocess.CompletedProcess[str]]
Begun = Callable[..., subprocess.Popen[str]]

PLAN = """\
plan:
  title: Corporate Action Plan 2017/18
  authority: Hertsmere Borough Council
  period: 2017/18
bodies:
  - name: Full Council
    also: [Council]
events:
  - event: Financial Strategy
themes:
  - theme: Being an Enterprising Council    # the first of three
    actions:
      - action: 1
        title: Sites
        monitored_by: [Full Council]
        outputs:
          - output: 1.1
            text: "Café “strategy” – agreed"
            officer: Chief Executive
            targets:
              - target: a
                date: Summer 2017       # as published
                measures: [Agreed]
                started: May 2017

              - target: b
                date: Quarterly
                measures: [Published]
              - target: c
                date: Autumn 2017
                measures: [Approved]
                decisions:
                  - body: Council
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan.yaml with comments, blank lines and quotation marks."""
    path = tmp_path / "plan.yaml"
    path.write_bytes(PLAN.encode())
    return path


def _with(after: str, *lines: str) -> str:
    """The plan with some lines after another."""
    return PLAN.replace(f"{after}\n", "\n".join([after, *lines, ""]))


_STARTED = "                started: May 2017"
_PUBLISHED = "                measures: [Published]"
_COUNCIL = "                  - body: Council"


@pytest.mark.parametrize(
    ("arguments", "text", "sentence"),
    [
        (
            ["note", "1.1a", "A draft is with the Board", "--rag", "amber", "--on", "30 June 2017"],
            _with(
                _STARTED,
                "                updates:",
                "                  - {on: 30 June 2017, rag: amber, note: A draft is with the Board}",
            ),
            "1.1a is amber on 30 June 2017, with a note.",
        ),
        (
            ["note", "1.1a", "--reason", "Flood", "--next", "Dry it", "--on", "30 June 2017"],
            _with(
                _STARTED,
                "                updates:",
                "                  - {on: 30 June 2017, reason: Flood, next: Dry it}",
            ),
            "1.1a has a note of 30 June 2017.",
        ),
        (
            ["note", "1.1a", "Drafted", "--next", "Print it", "--rag", "red", "--on", "30 June 2017"],
            _with(
                _STARTED,
                "                updates:",
                "                  - {on: 30 June 2017, rag: red, note: Drafted, next: Print it}",
            ),
            "1.1a is red on 30 June 2017, with a note.",
        ),
        (
            ["note", "1.1a", "--reason", "Flood", "--rag", "amber", "--on", "30 June 2017"],
            _with(
                _STARTED,
                "                updates:",
                "                  - {on: 30 June 2017, rag: amber, reason: Flood}",
            ),
            "1.1a is amber on 30 June 2017, with a note.",
        ),
        (
            ["start", "1.1b", "--on", "May 2017"],
            _with(_PUBLISHED, "                started: May 2017"),
            "1.1b starts on 31 May 2017 (May 2017).",
        ),
        (
            ["complete", "1.1a", "--on", "4 July 2017"],
            _with(_STARTED, "                completed: 4 July 2017"),
            "1.1a is complete, on 4 July 2017.",
        ),
        (
            ["complete", "1.1b", "--for", "Q1 2017/18", "--on", "5 July 2017", "--note", "Late"],
            _with(
                _PUBLISHED,
                "                completed:",
                "                  - {for: Q1 2017/18, on: 5 July 2017, note: Late}",
            ),
            "1.1b is met for Q1 2017/18, on 5 July 2017. 3 of its dates are left.",
        ),
        (
            [
                "revise",
                "1.1a",
                "--to",
                "Autumn 2017",
                "--why",
                "Met late",
                "--approved-by",
                "X",
                "--on",
                "12 June 2017",
            ],
            _with(
                _STARTED,
                "                revised:",
                "                  - {to: Autumn 2017, on: 12 June 2017, why: Met late, approved_by: X}",
            ),
            "1.1a has a new date from 12 June 2017: Autumn 2017 (due 30 November 2017), no longer Summer 2017.",
        ),
        (
            ["decide", "1.1c", "--body", "council", "--outcome", "approved", "--on", "4 July 2017"],
            PLAN + "                    decided:\n                      - {on: 4 July 2017, outcome: approved}\n",
            (
                "Full Council on 1.1c, on 4 July 2017: approved. That is the last decision, so it is complete from "
                "4 July 2017."
            ),
        ),
        (
            ["suspend", "1.1a", "--why", "Election", "--on", "1 May 2017"],
            _with(_STARTED, "                suspended:", "                  - {on: 1 May 2017, why: Election}"),
            "1.1a is suspended from 1 May 2017.",
        ),
        (
            ["delete", "1.1a", "--why", "Merged with 1.3", "--on", "4 July 2017"],
            _with(_STARTED, "                deleted: {on: 4 July 2017, why: Merged with 1.3}"),
            "1.1a is out of the plan from 4 July 2017. Its lines stay in the file.",
        ),
        (
            ["happened", "financial strategy", "--on", "28 February 2018"],
            _with("  - event: Financial Strategy", "    happened: 28 February 2018"),
            "Financial Strategy happens on 28 February 2018.",
        ),
    ],
)
def test_only_the_lines_that_it_must_touch_change(
    plan: Path, run: Run, arguments: list[str], text: str, sentence: str
) -> None:
    done = run(*arguments, "--yes")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"Recorded: {sentence}\n", "")
    assert plan.read_bytes().decode() == text
    assert [path.name for path in plan.parent.iterdir()] == ["plan.yaml"]


def test_work_suspended_is_resumed(plan: Path, run: Run) -> None:
    run("suspend", "1.1a", "--why", "Election", "--on", "1 May 2017", "--yes")
    done = run("resume", "1.1a", "--on", "9 June 2017", "--yes")
    assert done.stdout == "Recorded: 1.1a resumes on 9 June 2017.\n"
    assert "- {on: 1 May 2017, why: Election, until: 9 June 2017}" in plan.read_text("utf-8")


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_and_the_mark_at_the_beginning_stay(plan: Path, run: Run, mark: str, end: str, last: bool) -> None:  # noqa: FBT001 - as pytest calls it
    text = PLAN if last else PLAN.removesuffix("\n")
    plan.write_bytes((mark + text.replace("\n", end)).encode())
    done = run("complete", "1.1a", "--on", "4 July 2017", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    after = _with(_STARTED, "                completed: 4 July 2017")
    assert plan.read_bytes().decode() == mark + (after if last else after.removesuffix("\n")).replace("\n", end)


def test_a_plan_is_found_where_questions_find_it(plan: Path, run: Run) -> None:
    inner = plan.parent / "inner"
    inner.mkdir()
    plan.rename(inner / "plan.yaml")
    assert run("start", "1.1b", "--yes", "-p", "inner").returncode == 0
    assert run("start", "1.1c", "--yes", ACTIONPLAN_PLAN="inner").returncode == 0
    assert (inner / "plan.yaml").read_text("utf-8").count("started:") == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ["note", "1.1a", "A draft is with the Board", "--rag", "amber"],
        ["start", "1.1b"],
        ["complete", "1.1a"],
        ["complete", "1.1b", "--for", "Q1 2017/18"],
        ["measure", "1.1a", "--value", "66", "--measure", "1"],
        ["revise", "1.1a", "--to", "Autumn 2017", "--why", "Met late"],
        ["revise", "1.1a", "--to", "Autumn 2017", "--why", "Met late", "--proposed"],
        ["reassign", "1.1", "--to", "Head of Legal", "--why", "Left"],
        ["decide", "1.1c", "--body", "council", "--outcome", "approved"],
        ["decide", "1.1c", "--body", "council", "--outcome", "deferred", "--to", "May 2018"],
        ["suspend", "1.1a", "--why", "Election"],
        ["delete", "1.1a", "--why", "Merged with 1.3"],
        ["happened", "financial strategy"],
    ],
    ids=" ".join,
)
def test_what_is_recorded_already_is_told_calmly(plan: Path, run: Run, arguments: list[str]) -> None:
    first, again = (run(*arguments, "--on", "4 July 2017", "--yes") for _ in range(2))
    (said,) = (line.removeprefix("Recorded: ") for line in first.stdout.splitlines())
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr == f"Recorded already: {said}\nThere is nothing new to record.\n"
    assert run("undo", "--yes").returncode == 0
    assert plan.read_bytes() == PLAN.encode()


def test_of_several_only_what_is_new_is_recorded(plan: Path, run: Run) -> None:
    assert run("note", "1.1a", "On track", "--on", "4 July 2017", "--yes").returncode == 0
    done = run("note", "1.1a", "1.1b", "On track", "--on", "4 July 2017", "--yes")
    assert (done.returncode, done.stdout) == (0, "Recorded: 1.1b has a note of 4 July 2017.\n")
    assert done.stderr == "Recorded already: 1.1a has a note of 4 July 2017.\n"
    assert plan.read_text("utf-8").count("note: On track") == 2


def test_a_dry_run_prints_the_difference_and_writes_nothing(plan: Path, run: Run) -> None:
    done = run("complete", "1.1a", "--on", "4 July 2017", "--dry-run")
    assert (done.returncode, done.stderr) == (
        0,
        (
            "Nothing is written. This would be recorded:\n"
            "1.1a  Café “strategy” – agreed\n      Agreed\n1.1a is complete, on 4 July 2017.\n"
        ),
    )
    assert done.stdout == (
        "--- plan.yaml\n+++ plan.yaml\n@@ -22,6 +22,7 @@\n"
        "                 date: Summer 2017       # as published\n"
        "                 measures: [Agreed]\n"
        "                 started: May 2017\n"
        "+                completed: 4 July 2017\n"
        " \n"
        "               - target: b\n"
        "                 date: Quarterly\n"
    )
    assert plan.read_bytes() == PLAN.encode()


def test_where_nobody_can_be_asked_nothing_is_written_without_yes(plan: Path, run: Run) -> None:
    done = run("complete", "1.1a", "--on", "4 July 2017", said="y\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("actionplan: There is nobody here to ask, and nothing was written. Use --yes to ")
    assert plan.read_bytes() == PLAN.encode()


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["complete", "1.1c"], 1, "1.1c is complete when the last decision is made, and Full Council has not decided."),
        (["complete", "1.1d"], 2, 'The plan has no action, output or target "1.1d".'),
        (["complete", "1.1"], 2, "1.1 is an output, not a target. Give one of its targets: 1.1a, 1.1b and 1.1c."),
        (["complete", "1.1a", "--on", "2090"], 1, "31 December 2090 is in the future"),
        (["happened", "Budget"], 2, 'The plan has no event "Budget". It has "Financial Strategy".'),
        (["note", "1.1a"], 1, "There is nothing to record. Give a note, --reason, --next, --percent or --rag."),
        (["note", "1.1a", "--reason", " "], 2, "--reason is empty"),
        (["note", "1.1a", "--next", "a\x1b[2Jb"], 1, "invisible character in it (U+001B). Nothing was written."),
        (["note", "1.1a", "x", "--rag", "orange"], 2, '--rag "orange" is not one of red, amber, green.'),
        (["note", "1.1a", "a\x1b[2Jb"], 1, "The note has an invisible character in it (U+001B). Nothing was written."),
        (["note", "1.1a", "a\u202eb"], 1, "The note has an invisible character in it (U+202E)"),
        (["note", "1.1a", "a\u2028b"], 1, "The note has an invisible character in it (U+2028)"),
        (["revise", "1.1a", "--to", "Winter 2017"], 2, "`revise` needs --why TEXT."),
        (["revise", "1.1a", "--to", "Winter 2017", "--why", "\t"], 2, "--why is empty"),
        (["revise", "1.1a", "--to", "Wimter 2017", "--why", "x"], 2, 'Did you mean "Winter 2017"?'),
        (["start", "1.1b", "-p", "-"], 2, "A plan that comes from standard input cannot be changed"),
        (["start", "1.1b", "-p", "none.yaml"], 3, "There is no file none.yaml"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence_and_nothing_written(
    plan: Path, run: Run, arguments: list[str], status: int, sentence: str
) -> None:
    done = run(*arguments, "--yes")
    assert (done.returncode, done.stdout) == (status, "")
    assert sentence in done.stderr
    assert plan.read_bytes() == PLAN.encode()


def test_what_the_options_of_a_note_say_stands_where_each_belongs(plan: Path, run: Run) -> None:
    words = ("note", "1.1a", "--reason", "Flood", "--next", "Dry it", "--on", "4 September 2017", "--yes")
    assert plan.exists()
    assert run(*words).returncode == 0
    paper = run("report", "--as-at", "15 September 2017", "--format", "md").stdout
    exceptions = paper.partition("Reason")[2].splitlines()
    cells = next([cell.strip() for cell in line.split("|")] for line in exceptions if "Flood" in line)
    assert cells.index("Flood") + 1 == cells.index("4 Sep 2017: Dry it")


def test_a_note_may_have_several_lines(plan: Path, run: Run) -> None:
    words = 'The "draft": with the Board\r\n\n  # and the Council '
    assert run("note", "1.1a", words, "--yes").returncode == 0
    assert 'The "draft": with the Board' in run("show", "1.1a").stdout
    assert plan.read_text("utf-8").startswith(PLAN[: PLAN.index(_STARTED)])


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (["one\ttwo"], "note: one two}"),
        (["a\u200bb\u2060c\ufeff\u00add"], "note: abcd}"),
        (["- done"], 'note: "- done"}'),
        (["-5% on last year"], "note: -5% on last year}"),
        (["--", "-draft seen"], "note: -draft seen}"),
        (["– done", "--rag", "green"], "rag: green, note: – done}"),
    ],
)
def test_a_note_may_be_pasted(plan: Path, run: Run, typed: list[str], written: str) -> None:
    done = run("note", "1.1a", "--on", "4 July 2017", "--yes", *typed)
    assert (done.returncode, done.stderr) == (0, "")
    assert written in plan.read_text("utf-8")


def test_words_that_are_no_option_are_told_where_to_go(plan: Path, run: Run) -> None:
    done = run("note", "1.1a", "-draft seen", "--yes")
    assert done.returncode == 2
    assert "`note` has no option -d. Words that begin with a dash go to the end, after --: " in done.stderr
    assert "after --" not in run("note", "1.1a", "Seen", "--rga", "green").stderr
    assert plan.read_bytes() == PLAN.encode()


@pytest.mark.slow
def test_writers_at_once_are_written_one_after_the_other(plan: Path, begun: Begun) -> None:
    running = [begun("note", "1.1a", f"Number {n}.", "--on", "4 July 2017", "--yes") for n in range(6)]
    ended = [each.communicate() for each in running]
    assert [stderr for _, stderr in ended] == [""] * len(running)
    text = plan.read_text("utf-8")
    assert sorted(n for n in range(6) if text.count(f"Number {n}.") == 1) == list(range(6))


def test_a_date_that_may_be_a_slip_is_minded_and_written(plan: Path, run: Run) -> None:
    done = run("revise", "1.1a", "--to", "May 2017", "--why", "x", "--on", "1 August 2017", "--yes")
    assert done.stderr.startswith('Warning: "May 2017" was over by 1 August 2017')
    assert "to: May 2017" in plan.read_text("utf-8")


def test_a_warning_about_several_targets_names_them_and_is_said_once(plan: Path, run: Run) -> None:
    del plan
    done = run("note", "1.1a", "1.1b", "Fine", "--on", "4 July 2010", "--yes")
    warnings = [line for line in done.stderr.splitlines() if line.startswith("Warning: ")]
    assert [line.endswith(" (1.1a and 1.1b)") for line in warnings] == [True]


def test_what_is_doubtful_is_told_and_written(plan: Path, run: Run) -> None:
    done = run("complete", "1.1a", "--on", "4 April 2017", "--yes")
    assert (done.returncode, done.stdout) == (0, "Recorded: 1.1a is complete, on 4 April 2017.\n")
    assert done.stderr.startswith('Warning: "May 2017" is after 4 April 2017, when the target was completed')
    assert "completed: 4 April 2017" in plan.read_text("utf-8")


def test_what_would_be_an_error_in_the_plan_is_not_written(plan: Path, run: Run) -> None:
    strict = PLAN.replace("  period: 2017/18\n", "  period: 2017/18\n  checks: {AP506: error}\n")
    plan.write_text(strict, "utf-8", newline="")
    done = run("complete", "1.1a", "--on", "4 April 2017", "--yes")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Nothing was written, because this would be an error in the plan: " in done.stderr
    assert plan.read_text("utf-8") == strict


def test_a_plan_with_errors_of_its_own_can_be_written(plan: Path, run: Run) -> None:
    plan.write_text(PLAN.replace("date: Quarterly", "date: Quarterley"), "utf-8")
    done = run("complete", "1.1a", "--on", "4 July 2017", "--yes")
    assert (done.returncode, done.stderr) == (0, "")


def test_what_cannot_be_made_safely_is_shown_to_be_typed(plan: Path, run: Run) -> None:
    odd = _with(
        _STARTED,
        "                suspended:",
        "                  - {on: 1 May 2017, why: Election, until: &day TBC}",
    )
    plan.write_text(odd, "utf-8", newline="")
    done = run("resume", "1.1a", "--on", "9 June 2017", "--yes")
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        "Nothing was written to plan.yaml. These lines would do it, at line 26:\n  until: 9 June 2017\n" in done.stderr
    )
    assert plan.read_bytes() == odd.encode()


def test_a_text_that_would_not_say_what_was_meant_is_not_written(plan: Path) -> None:
    source = load_plan_file(str(plan))
    assert source.plan
    when = DateInput("4 July 2017", date(2017, 12, 1))
    made = record_start(source.plan, "1.1b", when)
    assert isinstance(made, RecordedEvent)
    with pytest.raises(CliError, match="would not say what was meant") as told:
        RecordRequest(source, source.plan, when, dry_run=False, yes=True).write(
            RecordedBatch((made._replace(plan=source.plan),))
        )
    assert told.value.status == EXIT_REFUSED
    assert plan.read_bytes() == PLAN.encode()


def test_names_from_the_plan_are_shown_harmless(plan: Path, run: Run) -> None:
    plan.write_text(PLAN.replace("name: Full Council", r'name: "Full\e[2J Council"'), "utf-8")
    done = run("complete", "1.1c", "--yes")
    assert r"Full\x1b[2J Council has not decided" in done.stderr
    done = run("decide", "1.1c", "--body", "Council", "--outcome", "approved", "--on", "4 July 2017", "--yes")
    assert done.stdout.startswith(r"Recorded: Full\x1b[2J Council on 1.1c")


@pytest.mark.parametrize(
    "command", ["note", "start", "complete", "revise", "reassign", "decide", "suspend", "resume", "delete", "happened"]
)
def test_help_has_an_example(tmp_path: Path, run: Run, command: str) -> None:
    assert tmp_path.exists()
    shown = run(command, "--help").stdout
    assert f"\n  actionplan {command} " in shown
    for option in ("--plan", "--on", "--dry-run", "--yes"):
        assert option in shown


@pytest.mark.parametrize(
    ("arguments", "line", "sentences"),
    [
        (["note", "1.1a", "1.1c", "On track"], "note: On track}", ["1.1a has a note of", "1.1c has a note of"]),
        (["note", "1.1c", "1.1A", "--rag", "green"], "rag: green}", ["1.1c is green on", "1.1a is green on"]),
        (["start", "1.1b", "1.1c"], "started: 4 July 2017", ["1.1b starts", "1.1c starts"]),
        (["suspend", "1.1a", "1.1b", "--why", "Flood"], "suspended:", ["1.1a is suspended", "1.1b is suspended"]),
        (["delete", "1.1a", "1.1b", "--why", "Merged"], "deleted: {", ["1.1a is out of the", "1.1b is out of the"]),
        (
            ["revise", "1.1a", "1.1c", "--to", "Winter 2017", "--why", "x"],
            "{to: Winter 2017",
            ["1.1a has a new date", "1.1c has a new date"],
        ),
    ],
)
def test_the_same_is_recorded_of_several(
    plan: Path, run: Run, arguments: list[str], line: str, sentences: list[str]
) -> None:
    done = run(*arguments, "--on", "4 July 2017", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    for said, sentence in zip(done.stdout.splitlines(), sentences, strict=True):
        assert said.startswith(f"Recorded: {sentence}")
    assert plan.read_text("utf-8").count(line) == 2


@pytest.mark.parametrize("refused", ["1.1a", "1.1x", "1"])
def test_nothing_is_recorded_if_one_of_several_is_refused(plan: Path, run: Run, refused: str) -> None:
    done = run("start", "1.1b", refused, "--on", "June 2017", "--yes")
    assert done.returncode
    assert refused in done.stderr
    assert plan.read_bytes() == PLAN.encode()


def test_which_of_several_was_refused_is_said(plan: Path, run: Run) -> None:
    done = run("start", "1.1b", "1.1a", "1.1c", "--yes")
    assert (done.returncode, done.stderr) == (
        1,
        "actionplan: 1.1a: 1.1a has already started on 31 May 2017.\nNothing was written for any of the refs.\n",
    )
    assert plan.read_bytes() == PLAN.encode()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["1.1d", "On track"], 'The plan has no action, output or target "1.1d". '),
        (["1.1a", "on", "track"], "Write the text last, in quotation marks."),
        (["On track", "1.1a"], "Write the text last, in quotation marks."),
        (["1.1a", "1.2c", "--rag", "green"], 'output or target "1.2c". Did you mean "1.1c"? If it is the text, write'),
        (["1.1a", "1.1x", "On track"], 'no action, output or target "1.1x"'),
        (["1.1a", "1.1b"], "1.1a: There is nothing to record."),
        (["1.1a", "1.1b", "1.1A", "Twice"], "1.1A is given twice. Give each ref once."),
        (["1.1a", "1.1", "Both"], "1.1a and 1.1 are one. Give each ref once."),
    ],
)
def test_a_word_that_is_neither_ref_nor_text_is_told(plan: Path, run: Run, words: list[str], reason: str) -> None:
    done = run("note", *words, "--yes")
    assert done.returncode
    assert reason in done.stderr
    assert plan.read_bytes() == PLAN.encode()


@pytest.mark.parametrize("text", ["60% done", "60%", "2 of 3", "on", "1.1a done"])
def test_a_text_may_have_numbers(plan: Path, run: Run, text: str) -> None:
    assert run("note", "1.1a", text, "--yes").returncode == 0
    assert f"note: {text}" in plan.read_text("utf-8")
