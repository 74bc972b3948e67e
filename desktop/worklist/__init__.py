"""The list of films, and the order in which they are read."""
