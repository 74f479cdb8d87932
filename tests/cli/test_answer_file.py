"""What -o may replace and what it says: never a plan, never what was read, and nothing of another format."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from actionplan.cli.errors import CliError, FileError
from actionplan.cli.io.answer_file import check_answer_path, check_ending
from actionplan.cli.io.part_file import open_part_file

Run = Callable[..., subprocess.CompletedProcess[str]]

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")

PLANS = {
    "a plan": b"plan:\n  title: T\nthemes: []\n",
    "one with a mark of its bytes": b"\xef\xbb\xbfplan:\n  title: T\n",
    "one with the line ends of Windows": b"# Ours\r\nplan:\r\n  title: T\r\n",
    "one with keys of others first": b"x: 1\nthemes:\n- theme: T\n",
    "one with a comment after its key": b"plan:  # ours\n  title: T\n",
    "one with keys in quotation marks": b"'plan':\n  title: T\n",
    "one in braces": b'{"plan": {"title": "T"}, "themes": []}',
    "one that starts in braces": b"plan: {title: T}\n",
    "one that cannot be read": b"plan:\n  title: [T\nthemes\n",
    "one with a name for its head": b"plan: &head\n  title: T\n",
    "one with a tag": b"plan: !!map\n  title: T\n",
    "one with another key first in braces": b'{"$schema": "plan.schema.json", "plan": {"title": "T"}}',
    "one with names first in braces": b"{officers: [Head], plan: {title: T}}",
    "one with a comment before its braces": b"# Ours\n{plan: {title: T}}\n",
    "one of lines that start further right": b"  plan:\n    title: T\n",
    "one with a mark of its start": b"--- {themes: [{theme: T}]}\n",
    "one with a question mark": b"? plan\n: {title: T}\n",
    "one after many comments": b"# a comment\n" * 200_000 + b"plan:\n  title: T\n",
    "one of two bytes a letter": "\ufeffplan:\n  title: T\n".encode("utf-16-le"),
}
ANSWERS = {
    "data": b'{"format": "actionplan/1", "plans": [{"name": "t"}], "rows": [{"plan": "t", "ref": "1.1"}]}',
    "a table": b"plan,ref,section\r\nhertsmere,1.1,due\r\n",
    "a paper": b"# What is due\n\nplan: agreed in June\n",
    "a list of plans": b"- plan: {title: T}\n",
    "a file with a plan in it": b"council: {plan: {title: T}}\n",
    "a page": b"<!doctype html><title>plan: {</title>\nplan, themes: []",
    "a workbook": b"PK\x03\x04\x14\x00plan: {",
    "the schema": b'{"title": "plan", "properties": {"plan": {}, "themes": {}}}',
    "nothing": b"",
}


@pytest.mark.parametrize("text", PLANS.values(), ids=PLANS)
@pytest.mark.parametrize("name", ["plan.yaml", "answer.csv"])
def test_no_answer_is_written_over_a_plan(tmp_path: Path, text: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(text)
    with pytest.raises(CliError, match="is a plan\\. Answers never replace a plan"):
        check_answer_path(str(tmp_path / name))


@POSIX_ONLY
@pytest.mark.parametrize(
    ("name", "to"),
    [
        ("report.xml", ".bashrc"),
        ("report.xml", "../.profile"),
        ("report.xml", ".config/report.xml"),
        ("report.xml", "hosts"),
        ("report.xml", "script.sh"),
        ("report.xml", "inner"),
        ("report", "report.xml"),
        ("out/report.xml", ".ssh"),
    ],
)
def test_no_link_leads_an_answer_astray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, to: str) -> None:
    """A pull request can put a link beside the plan, with the name of the file that the job writes its answer to."""
    monkeypatch.chdir(tmp_path)
    Path("inner").symlink_to(".bashrc")
    (Path(name) if "/" not in name else Path(name).parent).symlink_to(to)
    with pytest.raises(FileError, match="Nothing was written"):
        check_answer_path(name)


@POSIX_ONLY
@pytest.mark.parametrize("to", ["all.csv", "../all.CSV", "share/all.csv"])
def test_a_link_to_an_answer_elsewhere_is_followed(tmp_path: Path, to: str) -> None:
    (tmp_path / "latest.csv").symlink_to(to)
    check_answer_path(str(tmp_path / "latest.csv"))


@pytest.mark.parametrize("text", ANSWERS.values(), ids=ANSWERS)
def test_an_earlier_answer_is_no_plan(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "answer.csv").write_bytes(text)
    check_answer_path(str(tmp_path / "answer.csv"))


OVER_PLANS: list[tuple[str, ...]] = [
    ("schema", "-o", "plan.yaml"),
    ("schema", "-o", "other.yaml"),
    ("due", "-o", "copy.csv"),
    ("due", "--format", "json", "-o", "other.yaml"),
    ("due", "--plan-at", "other.yaml", "--format", "json", "-o", "other.yaml"),
    ("changes", "--since", "plan.yaml", "--until", "copy.csv", "-o", "copy.csv"),
    ("changes", "--since", "copy.csv", "-o", "copy.csv"),
    ("due", "--since", "folder", "-o", "folder/plan.yaml", "--format", "csv"),
    ("validate", "-o", "copy.csv", "--format", "text"),
    ("validate", "other.yaml", "--format", "json", "-o", "plan.yaml"),
    ("validate", "--fix", "-o", "copy.csv", "--format", "text"),
    ("report", "-o", "link.docx", "--yes"),
]


@pytest.mark.parametrize("arguments", OVER_PLANS)
def test_no_command_writes_over_a_plan(folder: Path, run: Run, arguments: tuple[str, ...]) -> None:
    text = (folder / "plan.yaml").read_text("utf-8")
    (folder / "folder").mkdir()
    others = [folder / name for name in ("other.yaml", "copy.csv", "folder/plan.yaml")]
    for path in others:
        path.write_text(text.replace("Agreed", "Agreed before"), "utf-8")
    (folder / "link.docx").symlink_to("copy.csv")
    before = [path.read_bytes() for path in others]
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is a plan" in done.stderr or "is the plan" in done.stderr
    assert [path.read_bytes() for path in others] == before
    assert (folder / "plan.yaml").read_text("utf-8") == text


@pytest.mark.parametrize(
    ("form", "endings", "path", "is_text"),
    [
        ("csv", (".csv",), "panel.docx", True),
        ("csv", (".csv",), "panel.CSV.PDF.DOCX", True),
        ("json", (".json",), "a.sarif", True),
        ("concise", (), "a.json", True),
        ("docx", (".docx",), "a.txt", False),
        ("json", (".json",), "new.yaml", True),
        ("xlsx", (".xlsx",), "a.ods", False),
    ],
)
def test_a_format_that_contradicts_the_ending_is_refused(
    form: str, endings: tuple[str, ...], path: str, *, is_text: bool
) -> None:
    with pytest.raises(CliError, match=r"End it in|could be taken for a plan"):
        check_ending(form, endings, path, is_text=is_text)


@pytest.mark.parametrize("path", ["a.csv", "A.CSV", "a.txt", "a.out", "a", "/dev/null", "csv.d/a"])
def test_a_format_goes_with_its_ending_with_none_and_with_that_of_plain_text(path: str) -> None:
    check_ending("csv", (".csv",), path)


def test_the_same_of_commands(ask: Run) -> None:
    told = ask("due", "--format", "csv", "-o", "panel.docx")
    assert told.returncode == 2
    assert told.stderr == (
        "actionplan: panel.docx ends like a docx file, but the answer is csv. "
        "End it in .csv, or leave the format to the ending.\n"
    )
    assert ask("validate", "--format", "json", "-o", "a.xml").returncode == 2
    assert ask("validate", "--format", "sarif", "-o", "a.json").returncode == 0
    assert ask("schema", "-o", "schema.docx").returncode == 2


def test_what_was_written_is_said(ask: Run) -> None:
    assert ask("schema", "-o", "plan.schema.json").stdout == "Wrote plan.schema.json\n"
    assert re.fullmatch(r"Wrote panel\.docx, [1-9]\d* kB\n", ask("report", "-o", "panel.docx").stdout)
    assert ask("validate", "-o", "a.json").stdout == "Wrote a.json\nplan.yaml: 1 note\n"


@pytest.mark.slow
@POSIX_ONLY
@pytest.mark.parametrize(
    "command",
    ["{} -o /dev/stdout | cat", "{} -o >(cat)", "{} -o /dev/fd/1"],
)
def test_a_descriptor_gets_the_answer_and_nothing_else(
    folder: Path, surroundings: dict[str, str], run: Run, command: str
) -> None:
    due = ("due", "--as-at", "2017-09-15", "--format", "csv")
    program = f"{sys.executable} -m actionplan {' '.join(due)}"
    done = subprocess.run(  # noqa: S603 - our own program
        ["/bin/bash", "-c", f"{command.format(program)}; wait; exit ${{PIPESTATUS[0]}}"],
        cwd=folder,
        env=surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout.replace("\r\n", "\n"), done.stderr) == (run(*due).stdout, "")


@pytest.mark.slow
@POSIX_ONLY
def test_a_file_that_a_shell_appends_to_keeps_what_it_has(folder: Path, surroundings: dict[str, str]) -> None:
    program = f"{sys.executable} -m actionplan due --format csv -o /dev/stdout"
    (folder / "all.csv").write_text("last year\n")
    for script in (f"{program} >> all.csv", f"{{ echo header; {program}; echo footer; }} > b.csv"):
        subprocess.run(["/bin/bash", "-c", script], cwd=folder, env=surroundings, check=True)  # noqa: S603 - our own
    assert (folder / "all.csv").read_text("utf-8").startswith("last year\nplan,")
    framed = (folder / "b.csv").read_text("utf-8")
    assert framed.startswith("header\nplan,")
    assert framed.endswith("footer\n")


@pytest.mark.slow
@POSIX_ONLY
@pytest.mark.parametrize("command", ["/dev/fd/3 3>>{}", "/proc/self/fd/3 3<>{}", "/dev/stdout >>{}", "/dev/fd/1 1<>{}"])
@pytest.mark.parametrize("name", ["plan.yaml", "other.yaml"])
def test_no_descriptor_of_a_plan_is_written_to(
    folder: Path, surroundings: dict[str, str], command: str, name: str
) -> None:
    text = (folder / "plan.yaml").read_bytes()
    (folder / "other.yaml").write_bytes(text)
    script = f"{sys.executable} -m actionplan due --format csv -o {command.format(name)}"
    done = subprocess.run(["/bin/bash", "-c", script], cwd=folder, env=surroundings, check=False)  # noqa: S603 - our own
    assert done.returncode == 2
    assert (folder / name).read_bytes() == text


@pytest.mark.slow
@POSIX_ONLY
def test_what_is_recorded_is_no_failure_where_only_the_answer_is_lost(
    folder: Path, surroundings: dict[str, str]
) -> None:
    for number, lost in enumerate((">/dev/full", ">&-"), 1):
        script = f'{sys.executable} -m actionplan note 1.1a "note {number}" --on "1 June 2017" --yes {lost}'
        done = subprocess.run(  # noqa: S603 - our own program
            ["/bin/bash", "-c", script],
            cwd=folder,
            env=surroundings,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0
        assert "Recorded: 1.1a" in done.stderr
        assert "The file was written." in done.stderr
        assert (folder / "plan.yaml").read_text("utf-8").count(f"note {number}") == 1


@POSIX_ONLY
def test_what_a_stopped_writer_left_is_cleared_away_and_what_another_writes_is_not(tmp_path: Path) -> None:
    answer, beside = str(tmp_path / "a.csv"), tmp_path / ".a.csv.part"
    beside.write_bytes(b"half of")
    with open_part_file(answer, 0o666) as first, open_part_file(answer, 0o666) as second:
        assert first.path == str(beside)
        assert second.path != first.path
        second.write(b"second")
        second.move_to(answer)
        first.write(b"first")
        first.move_to(answer)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.csv", b"first")]


@POSIX_ONLY
def test_whatever_else_has_the_name_is_left_alone(tmp_path: Path) -> None:
    beside = tmp_path / ".a.csv.part"
    makers: list[Callable[[Path], None]] = [Path.mkdir, lambda path: path.symlink_to("precious"), os.mkfifo]
    for make in makers:
        make(beside)
        with open_part_file(str(tmp_path / "a.csv"), 0o666) as part:
            part.write(b"answer")
            part.move_to(str(tmp_path / "a.csv"))
        assert sorted(path.name for path in tmp_path.iterdir()) == [".a.csv.part", "a.csv"]
        beside.rmdir() if beside.is_dir() else beside.unlink()


@POSIX_ONLY
def test_a_writer_that_is_interrupted_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), open_part_file(str(tmp_path / "a.csv"), 0o666):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_report_in_json_is_whole_where_its_ending_is_plain_text(ask: Run, folder: Path) -> None:
    ask("due", "-o", "a.txt", "--format", "json")
    assert json.loads((folder / "a.txt").read_text("utf-8"))
