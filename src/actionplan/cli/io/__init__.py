"""Where answers go, and how files are written."""
