"""AP116 bullet: a dash or bullet from Word where YAML wants a hyphen.

What it finds: a line that starts with an en dash, a long dash or a round bullet. The list that was meant is one long
text to YAML.

Why it matters: three measures become one, or an output none at all, though the page looks right.

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
