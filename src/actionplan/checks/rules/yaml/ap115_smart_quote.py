"""AP115 smart-quote: curly quotation marks where YAML needs straight ones.

What it finds: curly marks around a key or a whole text. YAML reads them as letters, so a colon, a comma or a # between
them still has its special meaning.

Why it matters: Word puts them in by itself. The marks show in every report, and half of the text may be lost without a
warning.

Wrong:

    text: “HDL business plan: to be approved”

Right:

    text: "HDL business plan: to be approved"

To silence it: `checks: {AP115: off}` under `plan:`.
"""

from actionplan.checks.relations import Loss

LOSES = (Loss.KEY, Loss.PART_OF_LINE)
