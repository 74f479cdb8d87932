"""Plans that are written plainly, as nearly all are: read in half of libyaml's time, and without importing it.

Plain are keys of one word, texts that end with their line and hold no mark of YAML's, and lists and mappings in
brackets on one line. Whatever is written otherwise, or wrongly, is refused as a whole, for libyaml to read and to tell
of: nothing is guessed here. What is not refused makes the very tree that YAML's events would make.
To read the code: `words` (keys and texts), `brackets` (what stands in them) and `lines` (what hangs under what).
"""

from __future__ import annotations

from functools import partial

from actionplan.source.plain.lines import document
from actionplan.source.plain.words import NotPlainError
from actionplan.source.tree import Marks, Tree


def plain_tree(text: str, *, marked: bool) -> Tree | None:
    """The tree of a text that is written plainly; `None` of any other.

    One that is not `marked` is read in two thirds of the time, and once more if it is asked where something stands.
    """
    marks = Marks() if marked else Marks(later=partial(document, text))
    try:
        root = document(text, marks if marked else None)
    except NotPlainError:
        return None
    return Tree(root, marks, [])
