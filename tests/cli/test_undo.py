"""What was recorded is taken back: the last recording while nothing else changed the file, or one event of a target."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Begun = Callable[..., subprocess.Popen[str]]

ON = ("--on", "4 July 2017", "--yes")
RECORDINGS = [
    ("note", "1.1a", "1.1b", "On track", *ON),
    ("start", "1.1a", *ON),
    ("complete", "1.1a", *ON),
    ("delete", "1.1b", "--why", "Merged", *ON),
]


@pytest.fixture
def plan(folder: Path) -> Path:
    """The small plan."""
    return folder / "plan.yaml"


@pytest.fixture
def journals(state_folder: Path) -> Callable[[], list[Path]]:
    """The journals of all plans, the newest last."""
    return lambda: sorted(state_folder.rglob("*.json"), key=lambda path: path.stat().st_mtime_ns)


@pytest.mark.parametrize("layout", [("", "\n"), ("\ufeff", "\r\n")])
def test_the_last_recording_and_then_the_one_before_is_taken_back(
    plan: Path, run: Run, layout: tuple[str, str]
) -> None:
    mark, line_break = layout
    plan.write_bytes((mark + plan.read_text("utf-8").replace("\n", line_break)).encode())
    texts, said = [plan.read_bytes()], []
    for arguments in RECORDINGS:
        said.append(run(*arguments).stdout)
        texts.append(plan.read_bytes())
    while said:
        assert plan.read_bytes() == texts.pop()
        done = run("undo", "--yes")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == said.pop().replace("Recorded:", "Taken back:")
        assert plan.read_bytes() == texts[-1]
    done = run("undo", "--yes")
    assert done.returncode == 1
    assert "No recording in plan.yaml is known on this computer" in done.stderr
    assert [path.name for path in plan.parent.iterdir()] == ["plan.yaml"]


def test_a_file_that_was_edited_since_is_left_alone(plan: Path, run: Run) -> None:
    run(*RECORDINGS[1])
    plan.write_bytes(plan.read_bytes() + b"# edited\n")
    edited = plan.read_bytes()
    done = run("undo", "--yes")
    assert (done.returncode, done.stdout) == (1, "")
    today = date.today()  # noqa: DTZ011 - the program's own today
    assert done.stderr.startswith(
        f"actionplan: plan.yaml has been edited since `actionplan start` on {today.day} {today:%B %Y}, which recorded: "
        "1.1a starts on 4 July 2017. Use `actionplan undo REF`"
    )
    assert plan.read_bytes() == edited
    assert run("undo", "1.1a", "--yes").returncode == 0
    assert b"started" not in plan.read_bytes()


def test_what_undo_would_do_is_shown(plan: Path, run: Run) -> None:
    run(*RECORDINGS[1])
    recorded = plan.read_bytes()
    done = run("undo", "--dry-run")
    assert "-                started: 4 July 2017\n" in done.stdout
    assert done.stderr.startswith("Nothing is written. This would be taken back:\nWhat was recorded on ")
    assert run("undo", "1.1a", "--dry-run").stdout == done.stdout
    assert run("undo", said="y\n").returncode == 2
    assert plan.read_bytes() == recorded


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 1}', b"\xff", b"null"])
def test_a_journal_that_is_broken_is_none(
    plan: Path, run: Run, journals: Callable[[], list[Path]], content: bytes
) -> None:
    run(*RECORDINGS[1])
    recorded = plan.read_bytes()
    journals()[-1].write_bytes(content)
    assert "is known on this computer" in run("undo", "--yes").stderr
    assert plan.read_bytes() == recorded
    assert run(*RECORDINGS[2]).returncode == 0
    assert run("undo", "--yes").returncode == 0
    assert plan.read_bytes() == recorded


def test_a_journal_that_would_put_other_words_back_is_not_heeded(
    plan: Path, run: Run, journals: Callable[[], list[Path]]
) -> None:
    run(*RECORDINGS[1])
    recorded, journal = plan.read_bytes(), journals()[-1]
    content = json.loads(journal.read_text("utf-8"))
    content["recordings"][0]["pieces"][0][2] = "# foreign\n"
    journal.write_text(json.dumps(content), "utf-8")
    assert run("undo", "--yes").returncode == 1
    assert plan.read_bytes() == recorded


@pytest.mark.skipif(os.name != "posix", reason="Windows has other permissions")
def test_only_the_user_can_read_the_journal(plan: Path, run: Run, journals: Callable[[], list[Path]]) -> None:
    assert plan.exists()
    run(*RECORDINGS[1])
    assert stat.S_IMODE(journals()[-1].stat().st_mode) == 0o600


def test_where_no_journal_can_be_written_recording_goes_on(plan: Path, run: Run) -> None:
    nowhere = str(plan)  # a file, where a folder is needed
    done = run(*RECORDINGS[1], XDG_STATE_HOME=nowhere)
    assert (done.returncode, done.stderr) == (0, "")
    assert "is known on this computer" in run("undo", "--yes", XDG_STATE_HOME=nowhere).stderr


@pytest.mark.slow
def test_recordings_at_once_are_all_taken_back(plan: Path, run: Run, begun: Begun) -> None:
    first = plan.read_bytes()
    running = [begun("note", "1.1a", f"Number {n}.", *ON) for n in range(4)]
    assert [each.communicate()[1] for each in running] == [""] * 4
    assert [run("undo", "--yes").returncode for _ in running] == [0] * 4
    assert plan.read_bytes() == first


@pytest.mark.parametrize(
    ("recorded", "then", "last"),
    [
        (
            RECORDINGS[0],
            [],
            "edited since `actionplan note` on {}, which recorded: 1.1a has a note of 4 July 2017, and 1",
        ),
        (RECORDINGS[2], [], "edited since `actionplan complete` on {}, which recorded: 1.1a is complete"),
        (
            RECORDINGS[1],
            [("undo", "1.1a", "--yes")],
            "last change to plan.yaml was `actionplan undo 1.1a`, on {}. It t",
        ),
        (
            RECORDINGS[0],
            [("undo", "1.1a", "1.1b", "--event", "note", "--yes")],
            "was `actionplan undo 1.1a 1.1b --event note`, on {}. It took out 1.1a: the note of 4 July 2017, and 1 m",
        ),
        # What is recorded after that is taken back, and then it is the last change again.
        (
            RECORDINGS[1],
            [("undo", "1.1a", "--yes"), RECORDINGS[2], ("undo", "--yes")],
            "was `actionplan undo 1.1a`, on {}. It took out 1.1a: the start of 4 July 2017. Use `actionplan undo REF`",
        ),
        # An edit by hand after that is the last.
        (RECORDINGS[1], [("undo", "1.1a", "--yes"), ()], "edited since `actionplan start` on {}, which recorded: 1.1a"),
    ],
)
def test_the_last_change_is_named(
    plan: Path, run: Run, recorded: tuple[str, ...], then: list[tuple[str, ...]], last: str
) -> None:
    assert run(*recorded).returncode == 0
    for arguments in then or [()]:
        if arguments:
            assert run(*arguments).returncode == 0
        else:
            plan.write_bytes(plan.read_bytes() + b"# edited\n")
    before = plan.read_bytes()
    done = run("undo", "--yes")
    today = date.today()  # noqa: DTZ011 - the program's own today
    assert (done.returncode, done.stdout) == (1, "")
    assert last.format(f"{today.day} {today:%B %Y}") in done.stderr
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "status", "reason"),
    [
        (["1.1x"], 2, 'no action, output or target "1.1x"'),
        (["1.1"], 2, "1.1 is an output, not a target."),
        (["1.1a"], 1, "Nothing has been recorded of 1.1a."),
        (["1.1a", "--event", "revise"], 1, "`actionplan revise` has recorded nothing of 1.1a."),
        (["1.1a", "--event", "notes"], 2, '--event "notes" is not one of note, start, '),
        (["1.1a", "--event", "propose"], 2, 'reassign, delete, happened. Did you mean "revise"?'),
        (["--event", "note"], 2, "Of what? Give a REF with --event note."),
    ],
)
def test_what_cannot_be_taken_out_is_told(plan: Path, run: Run, arguments: list[str], status: int, reason: str) -> None:
    before = plan.read_bytes()
    done = run("undo", *arguments, "--yes")
    assert (done.returncode, done.stdout) == (status, "")
    assert reason in done.stderr
    assert plan.read_bytes() == before
