"""Read OpenDocument files: texts (`.odt`) and spreadsheets (`.ods`)."""
