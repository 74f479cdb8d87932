"""AP115 smart-quote: curly quotation marks where YAML wants straight ones.

What it finds: curly marks round a key or a whole text. YAML does not know them: it keeps them as letters, and reads a
colon, a comma or a # between them as its own.

Why it matters: Word puts them in by itself. The marks show in every report, and half of the text may be lost without
a word.

Wrong:

    text: “HDL business plan: to be approved”

Right:

    text: "HDL business plan: to be approved"

To silence it: `checks: {AP115: off}` under `plan:`.
"""
