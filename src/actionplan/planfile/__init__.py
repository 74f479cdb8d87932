"""Read a plan file: its bytes become a plan, findings, and the places in the file that these are about.

    >>> source = load(b"plan: {title: Corporate Action Plan 2017/18, authority: Hertsmere, period: 2017/18}")
    >>> source.plan.title
    'Corporate Action Plan 2017/18'

In the order of the work: `text` turns bytes into text, `yaml_reader` turns text into a `tree` with places, `coerce`
makes the tree fit the `schema`, `plan_builder` builds the plan, and `settings` reads its head. `source` does all that.
`text_checks` and `yaml_errors` explain what is wrong before there is a plan. `suppressions` leaves out what comments in
the file silence. `fixing` and `editing` change the text.

Nothing here opens a file, and only `yaml_reader` and `yaml_errors` know the YAML library.
"""

from actionplan.planfile.source import Source, load

__all__ = ["Source", "load"]
