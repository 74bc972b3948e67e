"""The commands of osteoscope-train, each a task of training."""
