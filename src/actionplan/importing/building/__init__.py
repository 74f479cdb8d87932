"""Building: the rows of the plan's tables become the plan's tree, with a place for every piece of text."""
