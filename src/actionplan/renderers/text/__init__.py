"""Plain text, terminals and Markdown."""
