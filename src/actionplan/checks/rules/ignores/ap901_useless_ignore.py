"""AP901 useless-ignore: a comment that ignores what is not there.

What it finds: an `actionplan: ignore` comment with a code that nothing on its line is found under: the fault has been
mended, the comment has moved to another line, or the code is one that nothing silences.

Why it matters: a comment that is left behind silences the next fault of its kind before anybody has seen it.

Wrong:

    date: Summer 2017  # actionplan: ignore[AP304] agreed with the Board

Right:

    date: Summer 2017

To silence it: `checks: {AP901: off}` under `plan:`.
"""
