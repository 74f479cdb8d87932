"""AP103 control-character: an invisible control character, which no YAML file may hold.

What it finds: characters such as U+000B (a vertical tab, Word's line break) and U+0007.

Why it matters: nothing of the plan can be read before they are deleted. They come along when text is pasted from Word
or from a PDF.

Wrong:

    text: Business plan<U+000B>approved

Right:

    text: Business plan approved

To silence it: it cannot be silenced, since the file would be read as something else than it shows.
"""
