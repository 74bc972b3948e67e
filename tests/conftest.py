"""What every test shares: no screen, no home directory, and no deadline on a busy machine."""

import os
import tempfile

import hypothesis

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["OSTEOSCOPE_SITE"] = "a folder that is not there"
os.environ["OSTEOSCOPE_AUDIT"] = tempfile.mkdtemp(prefix="osteoscope-audit-")
hypothesis.settings.register_profile("osteoscope", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("osteoscope")
