"""Where the built programs begin: a worker process, or else the program by whose name it was called."""

import multiprocessing
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.append(str(Path(sys._MEIPASS) / "highdicom.zip"))
    multiprocessing.freeze_support()
    if Path(sys.executable).stem.endswith("-cli"):
        from engine.cli.app import main
    else:
        from desktop.__main__ import main
    sys.exit(main())
