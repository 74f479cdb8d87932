"""AP104 tab: a tab where YAML needs spaces.

What it finds: a tab in a line's indentation, where YAML stops reading. A tab inside a text does no harm and is not
reported.

Why it matters: the indentation of a line says what the line belongs to, and programs do not agree on the width of a
tab.

Wrong:

    outputs:
    <tab>- output: 1.1

Right:

    outputs:
      - output: 1.1

To silence it: you cannot silence it, because the file would say something other than it shows.
"""

IS_SILENCEABLE = False
LOSES = ()
