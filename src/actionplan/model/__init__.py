"""A plan as values, and what follows from the plan alone."""
