"""AP114 line-separator: an invisible line or paragraph separator, which ends a line in YAML but not in an editor.

What it finds: the characters U+0085, U+2028 and U+2029.

Why it matters: other programs may read the text after it as a new key, although every editor shows it in the same line.
actionplan reads it as a space. Word and web pages use these characters.

Wrong:

    text: Business plan<U+2028>approved: yes

Right:

    text: Business plan approved

To silence it: `checks: {AP114: off}` under `plan:`.
"""

LOSES = ()
