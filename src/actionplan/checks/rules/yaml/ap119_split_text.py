"""AP119 split-text: a comma between square brackets that ends a measure in its middle.

What it finds: a list of measures in square brackets, of which one goes on where the last ended. It starts with a small
letter where the first has a capital, with the rest of a number (`£1,000`) or with a year, or it closes a bracket or
quotation mark that the one before it opened.

Why it matters: between [ and ] each comma starts another item. One measure is printed and counted as two, and neither
says what was agreed.

Wrong:

    measures: [Report to the Executive, including costs]

Right:

    measures: ["Report to the Executive, including costs"]

To silence it: `checks: {AP119: off}` under `plan:`.
"""

LOSES = ()
