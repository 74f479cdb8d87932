"""Read web pages, with nothing fetched."""
