"""Find what is wrong with a text whatever it says: its YAML, what YAML passes over, and what Word puts in."""
