"""The plans that a command is about: finding, reading and comparing them, now and as they were."""
