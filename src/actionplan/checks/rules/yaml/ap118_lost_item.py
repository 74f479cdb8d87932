"""AP118 lost-item: an item of a list that YAML takes for the end of the one above.

What it finds: a line that starts with a dash, and stands further in than the dash above it.

Why it matters: two measures become one text, with a dash in the middle, though the page looks right.

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
