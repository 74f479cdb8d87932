"""AP114 line-separator: an invisible line or paragraph separator, which ends a line for YAML and for no editor.

What it finds: the characters U+0085, U+2028 and U+2029.

Why it matters: to other programs the text after it can become a key of its own, though every editor shows it in the
same line. Here it is read as a space. Word and web pages use them.

Wrong:

    text: Business plan<U+2028>approved: yes

Right:

    text: Business plan approved

To silence it: `checks: {AP114: off}` under `plan:`.
"""
