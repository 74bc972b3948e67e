"""Why the case store cannot be used; nothing in it was changed then."""

from __future__ import annotations

from pathlib import Path

from engine.errors import EngineError
from engine.store import copies


class StoreError(EngineError):
    """The case store cannot be used as it is; `reason` is a clause without a full stop."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"The case store {path.name} cannot be used: {reason}.")
        self.path = path
        self.reason = reason


class DamagedStoreError(StoreError):
    """The case store is damaged or gone, and untouched; `copy` is the newest copy that is whole, of `day`, or None."""

    def __init__(self, path: Path, reason: str, copy: Path | None) -> None:
        super().__init__(path, reason)
        self.copy = copy
        self.day = copies.day_of(copy) if copy else None


class LockedStoreError(StoreError):
    """The case store is closed with a passphrase, and none or a wrong one was given; it is untouched."""

    def __init__(self, path: Path, passphrase: str | None) -> None:
        said = "it is closed with a passphrase" if passphrase is None else "this is not its passphrase"
        super().__init__(path, said)
