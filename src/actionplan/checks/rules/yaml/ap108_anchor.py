"""AP108 anchor: an anchor (&name) or an alias (*name), which a plan does not use.

What it finds: a value that starts with & or *, which YAML uses to repeat values from elsewhere in the file. A plan does
not use them.

Why it matters: a value that starts with a star by chance would be lost, and aliases can make a small file grow without
end.

Wrong:

    note: *provisional

Right:

    note: "*provisional"

To silence it: you cannot silence it, because the file would say something other than it shows.
"""

from actionplan.checks.relations import Loss

IS_SILENCEABLE = False
LOSES = (Loss.PART_OF_LINE,)
