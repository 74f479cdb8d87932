"""Say in plain words why YAML cannot read a file, and what to write instead.

YAML's complaint gives the kind of fault; the line that it complains of, and the lines above, show what was intended.
To read the code: `complaints` (a complaint and the function that explains it), `error_site` (where YAML gave up),
`line_parts` (how lines are laid out), `punctuation` and `indentation` (the explanations).
"""
