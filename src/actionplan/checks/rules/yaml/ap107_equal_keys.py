"""AP107 equal-keys: the same key twice in one place.

What it finds: a key that the same mapping has had already. The first is kept; what stands under the second is not
read.

Why it matters: other programs keep the second, and say nothing: two people who look at one plan would see different
officers.

Wrong:

    - output: 1.2
      officer: Chief Executive
      officer: Head of Finance

Right:

    - output: 1.2
      officer: Chief Executive
      supporting: [Head of Finance]

To silence it: it cannot be silenced, since the file would be read as something else than it shows.
"""
