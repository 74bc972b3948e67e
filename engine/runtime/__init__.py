"""Where the networks run: each runtime loads the same bundle and gives the same answers."""
