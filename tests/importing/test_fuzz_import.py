"""Documents that are changed at random give a plan with every word in it, a question or a refusal."""

import pytest
from fuzz_import import DOCUMENTS, import_changed


@pytest.mark.parametrize("seed", [0])
@pytest.mark.parametrize("name", [name for name in DOCUMENTS if not name.endswith(".pdf")])  # a PDF takes half a second
def test_a_changed_document_loses_no_word(name: str, seed: int) -> None:
    assert import_changed(name, seed) in {"imported", "asked", "refused"}


@pytest.mark.slow
@pytest.mark.parametrize("name", DOCUMENTS)
def test_many_changed_documents_lose_no_word(name: str) -> None:
    # The script changes thousands of them.
    outcomes = [import_changed(name, seed) for seed in range(100, 112 if name.endswith(".pdf") else 160)]
    assert set(outcomes) <= {"imported", "asked", "refused"}
    assert "imported" in outcomes
