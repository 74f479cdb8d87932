"""What a person at a terminal sees before a plan is written, and what their answer does."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from program_copies import begin_copy

from actionplan.updates.request_layout import HEADING_ROW, TARGETS_SHEET

pytestmark = pytest.mark.slow

pytest.importorskip("pty", reason="Windows has no pseudo-terminals to test on")

Asked = Callable[..., "Typed"]


class Typed:
    """`actionplan` on a terminal, up to its question."""

    def __init__(self, arguments: tuple[str, ...], folder: Path, surroundings: dict[str, str]) -> None:
        self.terminal, theirs = os.openpty()
        self._program = begin_copy(arguments, folder, surroundings, (theirs,) * 3)
        os.close(theirs)
        self.shown = self.read_question()

    def read_question(self) -> str:
        """Read what is shown, up to its question."""
        return self._until("[y/N]: ")

    def answer(self, words: str) -> Said:
        """Type an answer, and give what is shown after it, with the exit status."""
        os.write(self.terminal, words.encode())
        return self._end(words.replace("\n", "\r\n"))

    def stop(self) -> Said:
        """Stop it, as Control-C does: once more where Python was about to wait for a line, and went on to."""
        while self._program.exitcode is None:
            assert self._program.pid
            with suppress(ProcessLookupError):
                os.kill(self._program.pid, signal.SIGINT)
            self._program.join(1)
        return self._end("")

    def close(self) -> None:
        """Leave the terminal."""
        self._program.kill()
        self._program.join()
        os.close(self.terminal)

    def _end(self, echo: str) -> Said:
        shown = self._until(None)
        self._program.join()
        return Said(self._program.exitcode, shown.removeprefix(echo).strip())

    def _until(self, words: str | None) -> str:
        shown = b""
        while words is None or words.encode() not in shown:
            try:
                part = os.read(self.terminal, 65536)
            except OSError:  # how Linux says that the other end is closed
                part = b""
            if not part:
                break
            shown += part
        return shown.decode()


class Said(NamedTuple):
    """How a command ended."""

    status: int | None
    words: str


@pytest.fixture
def asked(folder: Path, surroundings: dict[str, str]) -> Iterator[Asked]:
    """Types a command beside the small plan, and waits for its question."""
    begun: list[Typed] = []

    def command(*arguments: str) -> Typed:
        begun.append(Typed(arguments, folder, surroundings))
        return begun[-1]

    yield command
    for each in begun:
        each.close()


COMPLETE = ("complete", "1.1a", "--on", "4 July 2017")


def test_the_lines_are_shown_before_it_asks(asked: Asked) -> None:
    typed = asked(*COMPLETE)
    assert typed.shown.splitlines() == [
        "This will be recorded:",
        "1.1a  Café “strategy” – agreed",
        "      Agreed",
        "1.1a is complete, on 4 July 2017.",
        "21 +                 completed: 4 July 2017",
        "Write this to plan.yaml? [y/N]: ",
    ]


def test_what_may_be_a_slip_is_shown_before_it_asks(asked: Asked) -> None:
    shown = asked("revise", "1.1a", "--to", "May 2017", "--why", "x", "--on", "1 August 2017").shown.splitlines()
    assert shown[4].startswith('Warning: "May 2017" was over by 1 August 2017')


def test_long_words_are_cut(folder: Path, asked: Asked) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("[Agreed]", f"[{'Agreed by all ' * 20}]"), "utf-8", newline="")
    (words,) = (line for line in asked(*COMPLETE).shown.splitlines() if "Agreed by all" in line)
    assert words.endswith(" …")
    assert len(words) <= 106


def _with(plan: Path, lines: str) -> None:
    text = plan.read_text("utf-8").replace("[Agreed]", f"[Agreed]\n{lines}")
    plan.write_text(text, "utf-8", newline="")


def test_lines_that_go_are_shown_with_those_that_come(folder: Path, asked: Asked) -> None:
    _with(folder / "plan.yaml", "                suspended: [{on: 1 May 2017, why: Election}]")
    assert asked("resume", "1.1a", "--on", "9 June 2017").shown.splitlines()[4:6] == [
        "21 -                 suspended: [{on: 1 May 2017, why: Election}]",
        "21 +                 suspended: [{on: 1 May 2017, why: Election, until: 9 June 2017}]",
    ]


@pytest.mark.parametrize("word", ["y\n", "yes\n", "Y\n"])
def test_yes_writes(folder: Path, asked: Asked, word: str) -> None:
    assert asked(*COMPLETE).answer(word) == (0, "Recorded: 1.1a is complete, on 4 July 2017.")
    assert "completed: 4 July 2017" in (folder / "plan.yaml").read_text("utf-8")


@pytest.mark.parametrize("word", ["n\n", "\n"])
def test_no_and_nothing_do_not(folder: Path, asked: Asked, word: str) -> None:
    before = (folder / "plan.yaml").read_bytes()
    assert asked(*COMPLETE).answer(word) == (1, "Nothing was written.")
    assert (folder / "plan.yaml").read_bytes() == before


def test_another_answer_is_asked_for_again(asked: Asked) -> None:
    typed = asked(*COMPLETE)
    os.write(typed.terminal, b"perhaps\n")
    again = typed.read_question()
    assert "Type y for yes, or n for no." in again
    assert "Error" not in again
    assert typed.answer("y\n") == (0, "Recorded: 1.1a is complete, on 4 July 2017.")


def test_a_command_that_is_stopped_writes_nothing(folder: Path, asked: Asked) -> None:
    before = (folder / "plan.yaml").read_bytes()
    assert asked(*COMPLETE).stop() == (130, "actionplan: Stopped.")
    assert (folder / "plan.yaml").read_bytes() == before


def test_a_plan_that_somebody_changed_meanwhile_is_left_to_them(folder: Path, asked: Asked) -> None:
    typed = asked(*COMPLETE)
    with (folder / "plan.yaml").open("a", encoding="utf-8") as plan:
        plan.write("# theirs\n")
    said = typed.answer("y\n")
    assert said.status == 3
    assert "after it was read. Nothing was written." in said.words
    text = (folder / "plan.yaml").read_text("utf-8")
    assert text.endswith("# theirs\n")
    assert "completed" not in text


def test_a_long_list_is_shown_once_and_then_counted(folder: Path, asked: Asked) -> None:
    plan = folder / "plan.yaml"
    text = plan.read_text("utf-8")
    start = text.index("            targets:")
    targets = "".join(
        f"              - {{target: {letter}, date: May 2017}}\n" for letter in "abcdefghijklmnopqrstuvwxyz"
    )
    plan.write_text(f"{text[:start]}            targets:\n{targets}", "utf-8", newline="")
    typed = asked("note", *(f"1.1{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"), "Fine", "--on", "4 July 2017")
    assert "… and " in typed.shown
    assert "lines more. --dry-run shows all of them." in typed.shown
    assert typed.answer("y\n") == (0, "Recorded: 26 things about 26 targets.")
    assert asked("undo").answer("y\n") == (0, "Taken back: 26 things.")


def test_what_is_taken_back_is_shown_before_it_asks(folder: Path, asked: Asked) -> None:
    before = (folder / "plan.yaml").read_bytes()
    asked(*COMPLETE).answer("y\n")
    typed = asked("undo")
    said, _, *shown = typed.shown.splitlines()
    assert said == "This will be taken back:"
    assert shown == [
        "1.1a is complete, on 4 July 2017.",
        "21 -                 completed: 4 July 2017",
        "Write this to plan.yaml? [y/N]: ",
    ]
    assert typed.answer("y\n") == (0, "Taken back: 1.1a is complete, on 4 July 2017.")
    assert (folder / "plan.yaml").read_bytes() == before


@pytest.mark.parametrize("arguments", [("undo",), ("undo", "1.1a")])
def test_what_somebody_else_recorded_meanwhile_is_not_taken_back(
    folder: Path, asked: Asked, arguments: tuple[str, ...]
) -> None:
    asked(*COMPLETE).answer("y\n")
    typed = asked(*arguments)
    asked("note", "1.1b", "Theirs", "--on", "5 July 2017").answer("y\n")
    theirs = (folder / "plan.yaml").read_bytes()
    assert typed.answer("y\n").status == 3
    assert (folder / "plan.yaml").read_bytes() == theirs


def test_what_is_shown_is_harmless(folder: Path, asked: Asked) -> None:
    _with(folder / "plan.yaml", "                suspended: [{on: 1 May 2017, why: x}]  # \u202e")
    shown = asked("resume", "1.1a", "--on", "9 June 2017").shown
    assert r"# \u202e" in shown
    assert "\u202e" not in shown


ON_A_DAY = ("due", "--as-at", "15 September 2017", "-o", "panel.md")


def test_a_document_is_replaced_only_if_the_answer_is_yes(folder: Path, asked: Asked) -> None:
    panel = folder / "panel.md"
    panel.write_text("with our own words\n", "utf-8")
    typed = asked(*ON_A_DAY)
    assert typed.shown == "panel.md already exists. Replace it? [y/N]: "
    assert typed.answer("\n") == (1, "actionplan: Nothing was written. With --yes, a file is replaced without asking.")
    assert panel.read_text("utf-8") == "with our own words\n"
    assert asked(*ON_A_DAY).answer("y\n") == (0, "Wrote panel.md, 1 kB")
    assert panel.read_text("utf-8").startswith("# What falls due")


@pytest.mark.parametrize(
    "arguments",
    [
        ("due", "-o", "new.md"),
        ("due", "-o", "old.md", "--yes"),
        ("schema", "-o", "old.txt", "-y"),
        ("due", "-o", "empty.md"),
    ],
)
def test_nothing_is_asked_where_nothing_is_lost_or_it_was_said(
    folder: Path, asked: Asked, arguments: tuple[str, ...]
) -> None:
    for name, words in (("old.md", "x"), ("old.txt", "x"), ("empty.md", "")):
        (folder / name).write_text(words)
    assert asked(*arguments).shown.startswith(f"Wrote {arguments[2]}")


def test_new_asks_for_a_plan_that_is_there_already(asked: Asked, folder: Path) -> None:
    typed = asked("new", "other.yaml")
    assert typed.shown == "Have you a plan in Word or Excel already? [y/N]: "
    assert typed.answer("y\n") == (0, "Import it: actionplan import FILE. It asks what is unsure. Nothing was written.")
    assert not (folder / "other.yaml").exists()


REQUEST = ("request-updates", "--as-at", "15 September 2017", "-o", "requests")
WORKBOOK = "requests/Chief Executive.xlsx"


def _answer_request(path: Path, ref: str, words: str, heading: str = "What happened") -> bytes:
    """Type an answer on a target into a workbook, and return that."""
    book = openpyxl.load_workbook(path)
    rows = book[TARGETS_SHEET]
    (column,) = (cell.column for cell in rows[HEADING_ROW] if cell.value == heading)
    (row,) = (cells[0].row for cells in rows.iter_rows(min_row=HEADING_ROW + 1) if cells[0].value == ref)
    rows.cell(row, column).value = words
    book.save(path)
    return path.read_bytes()


def test_requests_with_answers_are_replaced_only_if_the_answer_is_yes(folder: Path, asked: Asked) -> None:
    assert asked(*REQUEST).shown.startswith("Wrote to requests: 1 workbook and 1 message about 2 targets")
    filled = _answer_request(folder / WORKBOOK, "1.1a", "It rained")
    typed = asked(*REQUEST)
    assert typed.shown == (
        f"{WORKBOOK} is there already. Answers that somebody typed into it may be lost. Replace it? [y/N]: "
    )
    assert typed.answer("\n") == (1, "actionplan: Nothing was written.")
    assert asked(*REQUEST).stop() == (130, "actionplan: Stopped.")
    assert (folder / WORKBOOK).read_bytes() == filled
    assert asked(*REQUEST).answer("y\n").status == 0
    assert (folder / WORKBOOK).read_bytes() != filled
    assert asked(*REQUEST).shown.startswith("Wrote to requests")  # the same again is no replacement


def test_answers_are_taken_in_only_if_the_answer_is_yes_and_can_be_taken_back(folder: Path, asked: Asked) -> None:
    asked(*REQUEST)
    _answer_request(folder / WORKBOOK, "1.1a", "It rained")
    before = (folder / "plan.yaml").read_bytes()
    collect = ("collect-updates", "requests")
    typed = asked(*collect)
    assert typed.shown.splitlines() == [
        "Chief Executive.xlsx (Chief Executive, as at 15 September 2017): 1 thing to record",
        "This will be recorded:",
        "1.1a  Café “strategy” – agreed",
        "      Agreed",
        "1.1a has a note of 15 September 2017.",
        "21 +                 updates:",
        "22 +                   - {on: 15 September 2017, note: It rained}",
        "Write this to plan.yaml? [y/N]: ",
    ]
    assert typed.answer("n\n") == (1, "Nothing was written.")
    assert asked(*collect).stop() == (130, "actionplan: Stopped.")
    assert (folder / "plan.yaml").read_bytes() == before
    said = asked(*collect).answer("y\n")
    assert said.status == 0
    assert said.words.startswith("Recorded: 1.1a")
    assert "It rained" in (folder / "plan.yaml").read_text("utf-8")
    _answer_request(folder / WORKBOOK, "1.1b", "Soon", "Proposed new date")
    _answer_request(folder / WORKBOOK, "1.1a", "It rained again")
    *_, notice, question = asked(*collect).shown.splitlines()
    assert notice == "1 answer is left: it is listed above, and will be in requests/to-send-back."
    assert question == "Write this to plan.yaml? [y/N]: "
    typed = asked("undo")
    assert typed.shown.startswith("This will be taken back:")
    assert typed.answer("n\n") == (1, "Nothing was written.")
    assert "It rained" in (folder / "plan.yaml").read_text("utf-8")
    assert asked("undo").answer("y\n").status == 0
    assert (folder / "plan.yaml").read_bytes() == before
