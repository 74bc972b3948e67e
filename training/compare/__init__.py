"""The seed papers' own tables, rebuilt on open data with the project's own splits."""
