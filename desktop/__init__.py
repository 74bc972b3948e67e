"""The reading room: Qt, and nothing that is true without a screen."""
