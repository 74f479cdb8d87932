"""AP102 not-utf8: the file is not saved as UTF-8, and cannot be read.

What it finds: a byte that no UTF-8 file holds, or a file saved as UTF-16.

Why it matters: dashes, pound signs and curly quotes would come out as other characters. Older Windows programs save
files in this way.

Wrong:

    a file saved by Notepad as ANSI or Unicode

Right:

    the same file saved as UTF-8, with or without a byte order mark

To silence it: it cannot be silenced, since the file would be read as something else than it shows.
"""
