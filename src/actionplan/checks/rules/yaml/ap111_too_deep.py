"""AP111 too-deep: lists and keys more than 64 levels deep.

What it finds: nesting that no plan has. A whole plan needs a dozen levels.

Why it matters: the file is something else than a plan, or was damaged; reading it could take very long.

Wrong:

    measures: [[[[[[[[ and so on ]]]]]]]]

Right:

    measures: [Business plan approved]

To silence it: it cannot be silenced, since the file would be read as something else than it shows.
"""
