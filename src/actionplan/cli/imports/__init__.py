"""The command `import`: its options, its questions, and the files that it writes."""
