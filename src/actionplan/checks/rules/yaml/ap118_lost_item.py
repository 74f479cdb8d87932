"""AP118 lost-item: a list item that YAML reads as the end of the item above.

What it finds: a line that starts with a dash, and is indented further than the dash above it.

Why it matters: two measures become one text, with a dash in the middle, although the page looks right.

Wrong:

    measures:
      - Business plan approved
       - Society established

Right:

    measures:
      - Business plan approved
      - Society established

To silence it: `checks: {AP118: off}` under `plan:`.
"""

LOSES = ()
