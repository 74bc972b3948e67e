"""
Errors a caller is expected to handle.

EngineError
├── DecodeError       the file is not a radiograph we can read
├── BundleError       weights or card are missing, damaged or too new
├── DeviceError       the requested device or runtime cannot run the model
├── TruthError        a table of truth or a file of results cannot be used
└── OutputError       a result could not be written

Anything else escaping the engine is a bug and should reach the crash dialog.
"""

from __future__ import annotations

from pathlib import Path


class EngineError(Exception):
    """Base class; `str(error)` is a sentence fit to show a user."""


class DecodeError(EngineError):
    """The file is not a radiograph we can read; `reason` is a clause without a full stop."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name} could not be read: {reason}.")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[type[DecodeError], tuple[Path, str]]:
        """Pickle by the constructor's own arguments: decoding happens in worker processes."""
        return DecodeError, (self.path, self.reason)


class BundleError(EngineError):
    """Weights or card are missing, damaged, changed or too new."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"The model in {folder.name} cannot be used: {reason}.")
        self.folder = folder
        self.reason = reason


class DeviceError(EngineError):
    """The requested device or runtime cannot run the model."""


class OutOfMemoryError(DeviceError):
    """The device has no memory for as many films at once."""


class TruthError(EngineError):
    """What readings are to be held against cannot be used; `reason` is a clause without a full stop."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name} cannot be used: {reason}.")
        self.path = path
        self.reason = reason


class OutputError(EngineError):
    """A result could not be written; what stood there before still stands."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name} could not be written: {reason}.")
        self.path = path
        self.reason = reason
