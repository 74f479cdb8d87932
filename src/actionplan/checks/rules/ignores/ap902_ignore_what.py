"""AP902 ignore-what: a comment that does not say what to ignore, or that is not written correctly.

What it finds: an `actionplan: ignore` comment with no code in square brackets after it, with a code that no check has,
or with the beginning of a code (AP3). Also a comment that is almost one, like `# actionplan ignore AP304`.

Why it matters: the comment ignores nothing. A comment that silenced everything on its line could hide faults that
nobody meant. Put commas between several codes. You may leave out the reason after the brackets, but the next reader
will want it.

Wrong:

    date: May 2018  # actionplan: ignore AP304, agreed with the Board

Right:

    date: May 2018  # actionplan: ignore[AP304] agreed with the Board

To silence it: `checks: {AP902: off}` under `plan:`.
"""

LOSES = ()
