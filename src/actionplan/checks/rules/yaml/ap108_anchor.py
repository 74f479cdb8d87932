"""AP108 anchor: an anchor (&name) or an alias (*name), which a plan does not use.

What it finds: a value that starts with & or *, which YAML keeps for values that stand elsewhere. They are not
followed.

Why it matters: a value that starts with a star by chance would be lost, and aliases can make a small file grow
without end.

Wrong:

    note: *provisional

Right:

    note: "*provisional"

To silence it: it cannot be silenced, since the file would be read as something else than it shows.
"""
