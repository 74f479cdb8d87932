"""AP109 tag: a word that starts with !, which YAML reads as the type of a value.

What it finds: tags such as !!str, and values that start with an exclamation mark by chance. They are left out.

Why it matters: every value in a plan is text, so a type has no use, and the word is missing from the text.

Wrong:

    note: !urgent Board to decide

Right:

    note: "!urgent Board to decide"

To silence it: you cannot silence it, because the file would say something other than it shows.
"""

IS_SILENCEABLE = False
LOSES = ()
