"""AP106 lost-text: a # straight before a word, at which YAML stops reading the line.

What it finds: a # with a space before it and a word straight after it, in a text that is not in quotes.

Why it matters: the rest of the line is a comment to YAML and stands in no report. A comment that is meant as one has
a space after its #.

Wrong:

    text: Lot #3 completed

Right:

    text: "Lot #3 completed"

To silence it: `checks: {AP106: off}` under `plan:`.
"""
