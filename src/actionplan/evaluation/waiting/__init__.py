"""What a target waits for: the decisions of bodies and parties, events, and other targets."""
