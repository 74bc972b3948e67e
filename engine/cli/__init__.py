"""The command line of the engine: osteoscope-cli."""
