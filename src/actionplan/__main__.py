"""`python -m actionplan` is the `actionplan` command."""

from actionplan.cli import main

main()
