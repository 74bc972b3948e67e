"""What every test shares: no screen, no home directory."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
