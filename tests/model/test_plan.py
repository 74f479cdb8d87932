from __future__ import annotations

import pytest

from actionplan.model.plan import fold


@pytest.mark.parametrize("name", ["Head of Planning", "HEAD  of planning", " head\u00a0of\tPlanning "])
def test_letter_case_and_spaces_make_no_other_name(name: str) -> None:
    assert fold(name) == "head of planning"
