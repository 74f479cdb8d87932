"""AP107 equal-keys: the same key twice in one place.

What it finds: a key that is already in the same mapping. The first one counts, and everything under the second one is
ignored.

Why it matters: other programs use the second one without a warning. Two people with the same plan would see different
officers.

Wrong:

    - output: 1.2
      officer: Chief Executive
      officer: Head of Finance

Right:

    - output: 1.2
      officer: Chief Executive
      supporting: [Head of Finance]

To silence it: you cannot silence it, because the file would say something other than it shows.
"""

IS_SILENCEABLE = False
LOSES = ()
