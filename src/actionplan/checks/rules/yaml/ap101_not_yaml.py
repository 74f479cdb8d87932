"""AP101 not-yaml: the file breaks a rule of YAML, and cannot be read.

What it finds: text that YAML cannot read past: two colons in a line, a quotation mark or bracket that is never closed,
or a line that is not indented like its neighbours.

Why it matters: nothing in the plan can be read until this is corrected, so no report can be made.

Wrong:

    text: HDL business plan: to be approved

Right:

    text: "HDL business plan: to be approved"

To silence it: you cannot silence it, because the file would say something other than it shows.
"""

IS_SILENCEABLE = False
LOSES = ()
