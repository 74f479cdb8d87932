"""AP103 control-character: an invisible control character, which no YAML file may hold.

What it finds: characters such as U+000B (a vertical tab, Word's line break) and U+0007.

Why it matters: no other program reads the plan before they are deleted. Here the rest of it is read, and a question
mark in a black diamond (U+FFFD) stands for each of them in every report. They come along when text is pasted from Word
or from a PDF.

Wrong:

    text: Business plan<U+000B>approved

Right:

    text: Business plan approved

To silence it: it cannot be silenced, since the file would be read as something else than it shows.
"""
