"""AP901 useless-ignore: a comment that ignores a fault which is not there.

What it finds: an `actionplan: ignore` comment with a code that has no finding on its line. The fault was corrected, the
comment moved to another line, or the code cannot be silenced.

Why it matters: a comment that is left behind silences the next fault of its kind before anybody sees it.

Wrong:

    date: Summer 2017  # actionplan: ignore[AP304] agreed with the Board

Right:

    date: Summer 2017

To silence it: `checks: {AP901: off}` under `plan:`.
"""

LOSES = ()
