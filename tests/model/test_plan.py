from __future__ import annotations

from unicodedata import normalize

import pytest

from actionplan.text.folding import fold


@pytest.mark.parametrize("name", ["Head of Planning", "HEAD  of planning", " head\u00a0of\tPlanning "])
def test_letter_case_and_spaces_make_no_other_name(name: str) -> None:
    assert fold(name) == "head of planning"


@pytest.mark.parametrize("name", ["Siân Évans", "Muñoz", "Ångström", "Nguyễn", "Łódź", "Ŵyn"])
def test_a_letter_is_the_same_however_it_is_composed(name: str) -> None:
    written = {fold(normalize(form, capitals)) for form in ("NFC", "NFD") for capitals in (name, name.upper())}
    assert written == {fold(name)}
