"""AP111 too-deep: lists and keys more than 64 levels deep.

What it finds: nesting that no plan needs. A whole plan has about a dozen levels.

Why it matters: the file is not a plan, or it is damaged. Reading it could take very long.

Wrong:

    measures: [[[[[[[[ and so on ]]]]]]]]

Right:

    measures: [Business plan approved]

To silence it: you cannot silence it, because the file would say something other than it shows.
"""

IS_SILENCEABLE = False
LOSES = ()
