"""A batch that was stopped, kept over the program's end."""
