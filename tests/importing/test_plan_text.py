"""The text of a plan file: what is written is read back as it was, and looks as the editing commands write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.importing.plan_text import clean_comment, format_text, write_text
from actionplan.importing.wording import Branch, Leaf, PlanComment
from actionplan.planfile.editing.emitter import format_scalar
from actionplan.planfile.text import LineIndex
from actionplan.planfile.yaml_reader import read_tree

PLAIN = st.text("abzAZ019 £()'’,./;%&+–-é¾", min_size=1, max_size=30)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(PLAIN)
def test_a_quick_answer_is_the_slow_one(text: str) -> None:
    assert format_text(text) == format_scalar(text, in_flow=False)


@given(ANY, ANY, ANY)
def test_every_text_and_comment_is_read_back(text: str, key: str, comment: str) -> None:
    leaf = Leaf(text, comments=(PlanComment(comment), PlanComment(comment, is_question=True)))
    tree = Branch({"plan": Branch({key or "x": leaf}, [PlanComment(comment)]), "officers": [Branch({"name": leaf})]})
    written = write_text(tree, [comment], [comment])
    root = read_tree(written.encode(), written, LineIndex(written)).root
    assert root == {"plan": {key or "x": text}, "officers": [{"name": text}]}


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [("one\ntwo", "one two"), ("a\x07b", "a\ufffdb"), ("  a  b ", "a b"), ("a\u2028b", "a b"), ("\ue000•", "\ue000•")],
)
def test_a_comment_stays_on_its_line(text: str, cleaned: str) -> None:
    assert clean_comment(text) == cleaned
