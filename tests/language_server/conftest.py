"""What the tests of the language server share: a plan with a mark where the editor's cursor is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

SHIPPED = Path(__file__).resolve().parents[2] / "plan.yaml"
CURSOR = "¦"


Mark = Callable[[str], tuple[str, int]]


@pytest.fixture(scope="session")
def mark() -> Mark:
    """Take the cursor out of a text, and say at which offset it was."""

    def take(text: str) -> tuple[str, int]:
        before, cursor, after = dedent(text).partition(CURSOR)
        assert cursor
        return before + after, len(before)

    return take


@pytest.fixture(scope="session")
def shipped() -> str:
    return SHIPPED.read_text("utf-8")
