"""AP902 ignore-what: a comment that does not say what to ignore.

What it finds: an `actionplan: ignore` comment with no code in brackets after it.

Why it matters: nothing is ignored by it. A comment that silenced everything on its line would hide what nobody meant.

Wrong:

    date: May 2018  # actionplan: ignore, agreed with the Board

Right:

    date: May 2018  # actionplan: ignore[AP304] agreed with the Board

To silence it: `checks: {AP902: off}` under `plan:`.
"""
