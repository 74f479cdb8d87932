"""The units of the language, and the parts of a unit. Each class adds its rules to those of the one before."""
