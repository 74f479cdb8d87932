"""What reports share: tables and their columns, the words of a status, headings, summaries, legends and lazy rows."""
