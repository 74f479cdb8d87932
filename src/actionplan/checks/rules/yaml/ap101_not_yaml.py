"""AP101 not-yaml: the file breaks a rule of YAML, and cannot be read.

What it finds: text that YAML cannot read on from: two colons in a line, a quotation mark or bracket that is never
closed, a line that is not in line with its neighbours.

Why it matters: nothing of the plan can be read before this is mended, so no report can be made.

Wrong:

    text: HDL business plan: to be approved

Right:

    text: "HDL business plan: to be approved"

To silence it: it cannot be silenced, since the file would be read as something else than it shows.
"""
