"""AP104 tab: a tab where YAML wants spaces.

What it finds: a tab in a line's indentation, at which YAML gives up. A tab inside a text does no harm and is not
told.

Why it matters: how far a line is indented says what it belongs to, and a tab has no width that all programs agree on.

Wrong:

    outputs:
    <tab>- output: 1.1

Right:

    outputs:
      - output: 1.1

To silence it: it cannot be silenced, since the file would be read as something else than it shows.
"""
