"""What is being typed at a place, whatever the rest of the file is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actionplan.language_server.typing_context import find_typing_context

Mark = Callable[[str], tuple[str, int]]

TARGET = ("themes", "actions", "outputs", "targets")
MONITORS = ("themes", "actions", "monitored_by")
ACTION = "themes:\n  - theme: A\n    actions:\n      - action: 1\n"
TARGETS = f"{ACTION}        outputs:\n          - output: 1.1\n            targets:\n              - "


@pytest.mark.parametrize(
    ("text", "keys", "key", "typed"),
    [
        ("pl¦", (), None, "pl"),
        ("plan:\n  per¦", ("plan",), None, "per"),
        ("plan:\n  period: 2017¦", ("plan",), "period", "2017"),
        ("plan:\n  title: A\n  period: ¦", ("plan",), "period", ""),
        ("plan: {title: A, per¦", ("plan",), None, "per"),
        ("plan: {title: 'A, b: c', period: 20¦}", ("plan",), "period", "20"),
        ("officers:\n  - na¦", ("officers",), None, "na"),
        ("officers:\n- name: A\n  al¦", ("officers",), None, "al"),
        ("officers: [A, {name: B, al¦", ("officers",), None, "al"),
        ("events:\n  - event: A\n    expected: Sum¦", ("events",), "expected", "Sum"),
        (f"{ACTION}        monitored_by: [Coun¦", MONITORS, None, "Coun"),
        (f"{ACTION}        monitored_by:\n          - Coun¦", MONITORS, None, "Coun"),
        (f"{ACTION}        monitored_by:\n        - A\n        - Coun¦", MONITORS, None, "Coun"),
        ("themes:\n- actions:\n  - monitored_by:\n    - Coun¦", MONITORS, None, "Coun"),
        (f"{TARGETS}date: Ea¦", TARGET, "date", "Ea"),
        (f"{TARGETS}target: a\n                date: Ea¦", TARGET, "date", "Ea"),
        (f"{TARGETS}{{target: a, date: Ea¦", TARGET, "date", "Ea"),
        (f"{TARGETS}target: a\n\n# one\n                measures: [X]\n                da¦", TARGET, None, "da"),
        (f"{TARGETS}measures:\n                  - X\n                  - Y\n                da¦", TARGET, None, "da"),
        ('plan:\n  title: "Act¦', ("plan",), "title", "Act"),
        ("plan:\n  title: A: b¦", ("plan",), "title", "A: b"),
    ],
)  # fmt: skip
def test_what_is_typed(mark: Mark, text: str, keys: tuple[str, ...], key: str | None, typed: str) -> None:
    text, offset = mark(text)
    context = find_typing_context(text, offset)
    assert context
    assert (context.keys, context.key, context.text) == (keys, key, typed)


@pytest.mark.parametrize(
    ("text", "typed", "codes"),
    [
        ("    date: May 2018  # actionplan: ignore[¦", "", set()),
        ("    date: May 2018  # actionplan: ignore[AP3¦", "AP3", set()),
        ("    date: May 2018  # actionplan: ignore[ap304, AP3¦] the reason", "AP3", {"AP304"}),
        ("# ActionPlan: ignore [¦", "", set()),
    ],
)
def test_codes_are_typed_in_a_comment_that_ignores(mark: Mark, text: str, typed: str, codes: set[str]) -> None:
    text, offset = mark(text)
    context = find_typing_context(text, offset)
    assert context
    assert (context.is_ignored_code, context.text, context.siblings) == (True, typed, frozenset(codes))


@pytest.mark.parametrize(
    "text",
    ["# actionplan: ignore[AP304] re¦", "# ignore[¦", "# pl¦", "plan: A # pe¦", "plan: {title: A} ¦", "officers: [A]¦"],
)
def test_nothing_is_typed_in_a_comment_or_behind_a_bracket(mark: Mark, text: str) -> None:
    text, offset = mark(text)
    assert find_typing_context(text, offset) is None


@pytest.mark.parametrize(
    ("text", "siblings"),
    [
        ("plan:\n  title: A\n  ¦\n  period: B\nthemes:", {"title", "period"}),
        ("themes:\n  - theme: A\n    actions: []\n  - theme: B\n    ¦", {"theme"}),
        ("officers:\n  - ¦\n    name: A\n  - post: B\n    email: C", {"name"}),
        ("officers:\n  - name: A\n    # email: B\n    ¦\n    # post: C", {"name"}),
        ("plan: {title: A, period: B, ¦", {"title", "period"}),
        ("¦\nplan: A", {"plan"}),
    ],
)
def test_keys_beside_it(mark: Mark, text: str, siblings: set[str]) -> None:
    text, offset = mark(text)
    context = find_typing_context(text, offset)
    assert context
    assert context.siblings == siblings
