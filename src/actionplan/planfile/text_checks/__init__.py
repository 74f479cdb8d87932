"""Find what is wrong with a text, whatever it says: its YAML, what YAML ignores, and what Word inserts."""
