"""The film on screen: its greys, what was found on it, and what is measured on it."""
