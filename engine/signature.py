"""Bundles signed by a site: Ed25519 over the SHA-256 of every file, so that a swapped one is refused by its name."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import files
from engine.errors import BundleError, EngineError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

NAME = "signature.json"  # in the bundle's folder; holds no secret
KEYS = "keys"  # folder of the site that holds the public keys it trusts, *.pem
FORMAT = 1
LONGEST = 2**20  # bytes of a signature file or a key
_CONTEXT = b"Osteoscope bundle signature 1\n"  # what else a key may sign is never taken for a bundle


class SiteKeyError(EngineError):
    """A key cannot be used; `reason` is a clause without a full stop."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"The key {path.name} cannot be used: {reason}.")
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed a bundle, by the fingerprint of the key, and the SHA-256 of each file by its path in the folder."""

    key: str
    files: Mapping[str, str]


def verify(folder: Path, keys: Sequence[Ed25519PublicKey]) -> Signed:
    """Return what was signed after every file of the bundle was found to be as it was then, by one of `keys`.

    Raise BundleError where the bundle is not signed, the key is not among `keys`, the signature does not hold, or a
    file was changed, added or removed; the sentence names the file.
    """
    from cryptography.exceptions import InvalidSignature

    said = _read(folder)
    known = {fingerprint(key): key for key in keys}
    if said["key"] not in known:
        raise BundleError(folder, f"the key that signed it ({said['key']}) is not one that this site trusts")
    try:
        known[said["key"]].verify(base64.b64decode(said["signature"], validate=True), _message(said["files"]))
    except (InvalidSignature, ValueError) as error:
        raise BundleError(folder, f"its signature in {NAME} does not hold") from error
    _compare(folder, said["files"])
    return Signed(said["key"], said["files"])


def sign(folder: Path, key: Ed25519PrivateKey) -> Path:
    """Sign every file of a bundle as it now is, and return the signature's path; one that stood there is replaced.

    Raise BundleError for a bundle that cannot be loaded, OutputError where the folder refuses.
    """
    from engine import bundle

    bundle.checked(folder)  # nobody signs what does not hold by itself
    hashes = {name: _hash(folder, name) for name in _names(folder)}
    said = {
        "format": FORMAT, "algorithm": "Ed25519", "key": fingerprint(key.public_key()), "files": hashes,
        "signature": base64.b64encode(key.sign(_message(hashes))).decode("ascii"),
    }  # fmt: skip
    files.write(folder / NAME, (json.dumps(said, indent=2, ensure_ascii=False) + "\n").encode("utf-8"))
    return folder / NAME


def trusted(place: Path) -> tuple[Ed25519PublicKey, ...]:
    """Return the public keys of a site's folder; none means that the site asks for no signature.

    Raise SiteKeyError for one that cannot be used: leaving it out could turn the check off.
    """
    return tuple(_public(path) for path in sorted((place / KEYS).glob("*.pem")))


def fingerprint(key: Ed25519PublicKey) -> str:
    """Return the first 32 hexadecimal digits of the SHA-256 of the raw public key."""
    return hashlib.sha256(key.public_bytes_raw()).hexdigest()[:32]


def make_key(path: Path, passphrase: str = "") -> Path:
    """Write a new private key to `path`, for its owner alone, and its public key beside it; return the latter's path.

    A passphrase encrypts the private key. Raise SiteKeyError where either file is there already or the disk refuses.
    """
    from cryptography.hazmat.primitives import serialization as form
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    closing = form.BestAvailableEncryption(passphrase.encode()) if passphrase else form.NoEncryption()
    public = path.with_suffix(".public.pem")
    secret = key.private_bytes(form.Encoding.PEM, form.PrivateFormat.PKCS8, closing)
    _put_new(path, secret, 0o600)
    _put_new(public, key.public_key().public_bytes(form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo), 0o644)
    return public


def private(path: Path, ask: Callable[[], str] = str) -> Ed25519PrivateKey:
    """Return the private key in a PEM file; `ask` gives the passphrase where it is encrypted.

    Raise SiteKeyError where the file or the passphrase is not right.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    content = _content(path)
    try:
        word = ask().encode() if b"ENCRYPTED" in content else None
        key = load_pem_private_key(content, word)
    except (ValueError, TypeError) as error:
        raise SiteKeyError(path, "it is no private key in PEM, or the passphrase is wrong") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise SiteKeyError(path, "it is not of the kind Ed25519")
    return key


def _public(path: Path) -> Ed25519PublicKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(_content(path))
    except (ValueError, UnsupportedAlgorithm) as error:
        raise SiteKeyError(path, "it is no public key in PEM") from error
    if not isinstance(key, Ed25519PublicKey):
        raise SiteKeyError(path, "it is not of the kind Ed25519")
    return key


def _content(path: Path) -> bytes:
    try:
        files.check_plain(path)
        with path.open("rb") as stream:
            return stream.read(LONGEST)
    except OSError as error:
        raise SiteKeyError(path, error.strerror or type(error).__name__) from error


def _put_new(path: Path, content: bytes, mode: int) -> None:
    """Write a file that was not there, whole or not at all; the mode is its own from the first moment."""
    try:
        place = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        try:
            with os.fdopen(place, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            files.flush_folder(path.parent)
        except OSError:
            path.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise SiteKeyError(path, error.strerror or type(error).__name__) from error


def _read(folder: Path) -> dict[str, Any]:
    try:
        files.check_plain(folder / NAME)
        with (folder / NAME).open("rb") as stream:
            said: Any = json.loads(stream.read(LONGEST))
    except FileNotFoundError as error:
        raise BundleError(folder, "it is not signed, and this site uses signed models only") from error
    except (OSError, ValueError, RecursionError) as error:
        raise BundleError(folder, f"its {NAME} cannot be read") from error
    match said:
        case {"format": 1, "algorithm": "Ed25519", "key": str(), "signature": str(), "files": dict(hashes)} if all(
            isinstance(value, str) for value in hashes.values()
        ):
            return dict(said)
    raise BundleError(folder, f"its {NAME} is not of the form that this version reads")


def _message(hashes: Mapping[str, str]) -> bytes:
    """Return the bytes that are signed: the hashes as JSON of one form, sorted, without spaces."""
    return _CONTEXT + json.dumps(hashes, sort_keys=True, separators=(",", ":")).encode("ascii")


def _compare(folder: Path, hashes: Mapping[str, str]) -> None:
    found = set(_names(folder))
    if missing := sorted(set(hashes) - found):
        raise BundleError(folder, f"{missing[0]} was signed and is not there")
    if added := sorted(found - set(hashes)):
        raise BundleError(folder, f"{added[0]} is not among the files that were signed")
    for name, known in sorted(hashes.items()):
        if _hash(folder, name) != known:
            raise BundleError(folder, f"{name} is not the file that was signed")


def _names(folder: Path) -> list[str]:
    """Return the files below a folder by their paths in it, but the signature; a link in it is refused."""
    names = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            raise BundleError(folder, f"{name} is a link")
        if path.is_file() and name != NAME:
            names.append(name)
    return names


def _hash(folder: Path, name: str) -> str:
    try:
        with (folder / name).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise BundleError(folder, f"{name} cannot be read ({error.strerror})") from error
