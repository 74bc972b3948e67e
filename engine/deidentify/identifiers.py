"""New identifiers for old ones: the same within one export, and not to be told from any other's."""

from __future__ import annotations

import hashlib
import hmac
import secrets

STANDARD = "1.2.840.10008."  # what DICOM itself defines names no patient, device or study


class Identifiers:
    """One export's way from an old identifier to a new one: HMAC-SHA256 with a secret that is never written down."""

    def __init__(self, secret: bytes | None = None) -> None:
        """Begin an export; `secret` None draws a new one, so that no second export can be matched with this one."""
        self._secret = secret or secrets.token_bytes(32)

    def uid(self, old: str) -> str:
        """Return the UID that stands for `old`: under 2.25 (a UUID's root), the same for the same; "" stays ""."""
        old = old.strip("\0 ")
        if not old or old.startswith(STANDARD):
            return old
        number = int.from_bytes(self._digest(b"uid", old)[:16], "big")
        version_4 = (number & ~(0xF << 76) & ~(0x3 << 62)) | (0x4 << 76) | (0x2 << 62)
        return f"2.25.{version_4}"

    def patient(self, old: str) -> str:
        """Return a patient's identifier that means nothing outside this export; "" stays ""."""
        return f"P-{self._digest(b'patient', old.strip()).hex()[:12].upper()}" if old.strip() else ""

    def _digest(self, kind: bytes, old: str) -> bytes:
        return hmac.digest(self._secret, kind + b"\0" + old.encode("utf-8", "surrogateescape"), hashlib.sha256)
