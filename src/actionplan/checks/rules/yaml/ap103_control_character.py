"""AP103 control-character: an invisible control character, which a YAML file must not have.

What it finds: characters such as U+000B (a vertical tab, Word's line break) and U+0007.

Why it matters: other programs cannot read the plan until they are deleted. actionplan reads the rest of it, and every
report shows a question mark in a black diamond (U+FFFD) for each of them. They come with text that is pasted from Word
or from a PDF.

Wrong:

    text: Business plan<U+000B>approved

Right:

    text: Business plan approved

To silence it: you cannot silence it, because the file would say something other than it shows.
"""

IS_SILENCEABLE = False
LOSES = ()
