"""osteoscope-train: every task of training, each from a TOML of its own."""

from training.commands import make, measure
from training.commands.shared import app

__all__ = ["app", "main", "make", "measure"]


def main() -> None:
    """Run the command line of training."""
    app()


if __name__ == "__main__":
    main()
