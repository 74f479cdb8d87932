"""Compare a newer document with a plan, and bring into the plan what carries a day."""
