"""AP113 key-not-text: a list or mapping where a key should be.

What it finds: a key in brackets or braces, or after a question mark. Everything under it is ignored.

Why it matters: no report can use the value.

Wrong:

    {officer}: Chief Executive

Right:

    officer: Chief Executive

To silence it: you cannot silence it, because the file would say something other than it shows.
"""

from actionplan.checks.relations import Loss

IS_SILENCEABLE = False
LOSES = (Loss.PART_OF_LINE,)
