"""The pages on the commands say what --help says: no more, no less, in the same order."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from actionplan.cli.app import COMMANDS

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGE = (DOCS / "commands.md").read_text(encoding="utf-8")
MAN_PAGE = DOCS / "actionplan.1"

Run = Callable[..., subprocess.CompletedProcess[str]]


def find_section(name: str) -> str:
    """The part of the page below the heading of a command."""
    found = re.search(rf"^##+ {name}\n(.*?)(?=^##+ |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, name
    return found[1]


def take_out_markup(section: str) -> str:
    """The words of a section, without spaces and marks."""
    text = re.sub(r"^```\w*$|^\| --- .*$|\| what it does \|$", "", section, flags=re.MULTILINE)
    text = re.sub(r"\[([\w-]+)\]\(#[\w-]+\)", r"\1", text)
    text = re.sub(r"(?<!\\)[|`]|\\(?=[|*])", "", text)
    return "".join(html.unescape(text).split())


def read_words(printed: str) -> str:
    """The words of printed help, without spaces, the colons of its headings and backticks."""
    return "".join(re.sub(r"^(\S.*):$", r"\1", printed, flags=re.MULTILINE).replace("`", "").split())


@pytest.mark.parametrize("name", COMMANDS)
def test_a_section_of_the_page_says_what_help_says(run: Run, name: str) -> None:
    assert take_out_markup(find_section(name)) == read_words(run(name, "--help").stdout)


def test_so_does_that_of_the_program(run: Run) -> None:
    assert take_out_markup(find_section("actionplan")) == read_words(run("--help").stdout)


def test_the_page_has_no_other_command() -> None:
    assert re.findall(r"^### (.+)$", PAGE, re.MULTILINE) == list(COMMANDS)


def format_man_page(*options: str) -> subprocess.CompletedProcess[str]:
    """Format the man page as `man` does, with all warnings on."""
    program = shutil.which("groff")
    if program is None and (sys.platform != "linux" or not os.environ.get("CI")):
        pytest.skip("groff is not installed")
    assert program is not None
    return subprocess.run(  # noqa: S603 - groff itself
        [program, "-man", "-ww", "-Tutf8", "-P-cbou", "-rLL=32767n", *options, MAN_PAGE],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )


def test_the_man_page_is_formatted_without_a_warning() -> None:
    assert format_man_page().stderr == ""


def test_the_man_page_says_what_help_says(run: Run) -> None:
    shown = "".join(format_man_page("-rHY=0").stdout.split())
    for name in COMMANDS:
        for line in re.split(r"\n\n|\n(?=\S)|\n(?=  -)", run(name, "--help").stdout.partition("\n\n")[2]):
            words = "".join(line.replace("`", "").split())
            assert words in shown, (name, line)
