"""Text kept from passing for a command of GitHub's log, read by the rules of GitHub's own runner."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from runner_log import find_obeyed_lines

from actionplan.text.workflow_commands import escape_commands, has_command, stop_commands

COMMANDS = [
    "::set-output name=a::b",
    "  ::add-mask::x",
    "\t\u00a0::ERROR::x",
    "a\n::error file=a::b",
    "a\r::error::b",
    "a\r\n \t::Warning::b",
    "##[set-output name=a]b",
    "a ##[ERROR]b",
    "a ##[actionplan-1]",
    "###[x]y",
]
HARMLESS = ["a::b", "a ::b", "# [x]", "## [x]", ":a:", "", '{"a": "::b"}']


@pytest.mark.parametrize("text", COMMANDS)
def test_a_command_is_known_and_not_obeyed(text: str) -> None:
    assert has_command(text)
    assert find_obeyed_lines(text)
    assert find_obeyed_lines(stop_commands(text)) == []
    assert find_obeyed_lines(escape_commands(text)) == []


@pytest.mark.parametrize("text", HARMLESS)
def test_a_harmless_text_stays(text: str) -> None:
    assert not has_command(text)
    assert escape_commands(text) == text


@given(st.text("#[]:= \t\r\nx\u2003", max_size=30))
def test_whatever_a_text_says_nothing_in_it_is_obeyed(text: str) -> None:
    assert has_command(text) or find_obeyed_lines(text) == []
    assert find_obeyed_lines(escape_commands(text)) == []
    assert find_obeyed_lines(f"{stop_commands(text)}::error::after") == ["::error::after"]
