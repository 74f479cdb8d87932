"""Whatever the bytes: load returns, every position lies inside the file, and what does not matter changes nothing."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from actionplan.checks.runner import run_rules
from actionplan.planfile import Source, load

PLAN = Path(__file__).resolve().parents[2] / "plan.yaml"
WORDS = st.sampled_from(
    [
        "plan", "themes", "theme", "actions", "outputs", "output", "targets", "date", "measures", "completed", "period",
        ":", ": ", "- ", "-", "\n", "\n  ", "\n    ", "\r\n", "\r", "\t", " ", "#", " #x", "'", '"', "[", "]", "{", "}",
        ", ", "|\n", "&a ", "*a", "!x ", "---\n", "...\n", "? ", "%", "\u00a0", "\u200b", "\u2028", "\x85", "\ufeff",
        "\x07", "é", "☃", "😀", "Summer 2017", "Sumer 2017", "2017/18", "\\", "\\x",
    ]
)  # fmt: skip


def placed(source: Source) -> None:
    """Every finding of a source stands inside its file."""
    checked = source.locate_all(run_rules(source.plan)) if source.plan else []
    count = len(re.split("\r\n|\n|\r", source.text))
    for finding in (*source.findings, *checked):
        place = finding.location
        assert place, finding
        assert 1 <= place.line <= count, finding
        assert 1 <= place.column <= len(source.get_line(place.line)) + 1, finding
        assert place.column + place.length - 1 <= max(len(source.get_line(place.line)), place.column), finding


@given(st.binary(max_size=200))
def test_any_bytes_are_answered_inside_the_file(data: bytes) -> None:
    placed(load(data))


@given(st.lists(WORDS, max_size=40).map("".join))
def test_any_text_that_looks_like_a_plan_is_answered_inside_the_file(text: str) -> None:
    placed(load(text.encode()))


@given(st.data())
def test_a_damaged_plan_is_answered_inside_the_file(data: st.DataObject) -> None:
    text = PLAN.read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 50)))
    placed(load((text[:start] + data.draw(WORDS) + text[end:]).encode()))


@given(st.lists(WORDS, max_size=12).map("".join))
def test_a_plan_that_cannot_be_read_always_says_why(text: str) -> None:
    source = load(text.encode())
    assert source.plan or "error" in {each.severity for each in source.findings}


def test_line_ends_and_a_byte_order_mark_change_nothing_that_a_plan_says() -> None:
    data = PLAN.read_bytes().replace(b"\r\n", b"\n")
    plan = load(data).plan
    assert plan
    for other in (data.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + data, data.rstrip(b"\n")):
        source = load(other)
        assert source.plan == plan
        assert source.findings == load(data).findings


def test_indentation_changes_nothing_that_a_plan_says() -> None:
    text = PLAN.read_text("utf-8")
    wider = re.sub(r"^ +", lambda found: found[0] * 2, text, flags=re.MULTILINE)
    wider = re.sub(r"^( *)- (?=\w+:)", r"\1-   ", wider, flags=re.MULTILINE)
    assert wider != text
    assert load(wider.encode()).plan == load(text.encode()).plan


def test_a_byte_order_mark_is_remembered() -> None:
    assert load(b"\xef\xbb\xbfplan: {}").byte_order_mark == "\ufeff"
    assert load(b"plan: {}").byte_order_mark == ""
