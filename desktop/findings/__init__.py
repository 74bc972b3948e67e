"""What the machine concluded of a film, and what the reader says to it."""
