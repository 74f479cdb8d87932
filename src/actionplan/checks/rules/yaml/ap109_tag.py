"""AP109 tag: a word that starts with !, which YAML takes for the type of a value.

What it finds: tags such as !!str, and values that start with an exclamation mark by chance. They are left out.

Why it matters: in a plan every value is text as written; a type has nothing to say, and the word is lost from the
text.

Wrong:

    note: !urgent Board to decide

Right:

    note: "!urgent Board to decide"

To silence it: it cannot be silenced, since the file would be read as something else than it shows.
"""
