"""What the program remembers between sessions, in SQLite in the user's data folder."""
