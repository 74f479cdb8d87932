"""AP201 unknown-key: a key that plans do not have, so that no report shows its value.

What it finds: a key that is not known in its place. It suggests the nearest key. The value is ignored.

Why it matters: with a misspelt `officer`, nobody is responsible for the output.

Wrong:

    officr: Chief Executive

Right:

    officer: Chief Executive

To silence it: `checks: {AP201: off}` under `plan:`.
"""

from actionplan.checks.relations import Loss

LOSES = (Loss.KEY,)
