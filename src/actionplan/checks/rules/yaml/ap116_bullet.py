"""AP116 bullet: a dash or bullet from Word where YAML needs a hyphen.

What it finds: a line that starts with an en dash, a long dash or a round bullet. YAML reads the whole list as one long
text.

Why it matters: three measures become one, or an output has none at all, although the page looks right.

Wrong:

    measures:
      – Business plan approved
      – Society established

Right:

    measures:
      - Business plan approved
      - Society established

To silence it: `checks: {AP116: off}` under `plan:`.
"""

LOSES = ()
