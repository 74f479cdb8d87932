"""Read PDF files: the tables that are ruled on their pages, and the paragraphs of their structure."""
