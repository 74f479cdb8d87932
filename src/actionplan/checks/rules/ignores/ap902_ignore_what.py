"""AP902 ignore-what: a comment that does not say what to ignore, or not so that it can be heeded.

What it finds: an `actionplan: ignore` comment with no code in square brackets after it, with a code that no check has,
or with the beginning of a code (AP3); and a comment that is nearly such a one, like `# actionplan ignore AP304`.

Why it matters: nothing is ignored by it. A comment that silenced everything on its line would hide what nobody meant.
Several codes have commas between them. The reason behind the brackets may be left out; whoever reads the plan next will
want it.

Wrong:

    date: May 2018  # actionplan: ignore AP304, agreed with the Board

Right:

    date: May 2018  # actionplan: ignore[AP304] agreed with the Board

To silence it: `checks: {AP902: off}` under `plan:`.
"""
