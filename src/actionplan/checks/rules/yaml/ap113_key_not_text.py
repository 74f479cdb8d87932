"""AP113 key-not-text: a list or mapping where a key should be.

What it finds: a key in brackets or braces, or after a question mark. What stands under it is not read.

Why it matters: the value belongs to nothing that a report could name.

Wrong:

    {officer}: Chief Executive

Right:

    officer: Chief Executive

To silence it: it cannot be silenced, since the file would be read as something else than it shows.
"""
