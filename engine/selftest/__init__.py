"""What of this installation works here: every part of it used once, on things whose outcome is known."""
