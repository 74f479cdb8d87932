"""AP102 not-utf8: the file is not saved as UTF-8, and cannot be read.

What it finds: a byte that cannot be in a UTF-8 file, or a file saved as UTF-16.

Why it matters: dashes, pound signs and curly quotes would come out as other characters. Older Windows programs save
files in this way.

Wrong:

    a file saved by Notepad as ANSI or Unicode

Right:

    the same file saved as UTF-8, with or without a byte order mark

To silence it: you cannot silence it, because the file would say something other than it shows.
"""

IS_SILENCEABLE = False
LOSES = ()
