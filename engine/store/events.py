"""What an audit tells, in the vocabulary of DICOM audit messages (PS3.15 A.5, codes of PS3.16)."""

from __future__ import annotations

import getpass
import platform
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import Enum
from typing import Any

import engine


class Event(Enum):
    """Event type and action: code and meaning of the EventID, the letter of the action, code and meaning within it."""

    STARTED = ("110100", "Application Activity", "E", "110120", "Application Start")
    STOPPED = ("110100", "Application Activity", "E", "110121", "Application Stop")
    ACCESSED = ("110103", "DICOM Instances Accessed", "R", None, None)  # opened, or read by the networks
    CHANGED = ("110103", "DICOM Instances Accessed", "U", None, None)  # reviewed, or drawn upon
    EXPORTED = ("110106", "Export", "R", None, None)
    IMPORTED = ("110107", "Import", "C", None, None)


ACTIONS = {"C": "create", "R": "read", "U": "update", "D": "delete", "E": "execute"}
SUCCESS, FAILURE = "0", "8"  # EventOutcomeIndicator: success, serious failure


def message(
    event: Event, hashes: Sequence[str], what: str, detail: Mapping[str, str], *, failed: bool = False
) -> dict[str, Any]:
    """Return an audit message: who, where, what and when. `hashes` are contents' SHA-256; no name and no path.

    `what` says it in fixed words, `detail` by numbers and hashes alone.
    """
    code, meaning, action, kind, kind_meaning = event.value
    return {
        "EventIdentification": {
            "EventID": _code(code, meaning),
            "EventTypeCode": _code(kind, kind_meaning) if kind else None,
            "EventActionCode": action,
            "EventDateTime": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "EventOutcomeIndicator": FAILURE if failed else SUCCESS,
            "EventOutcomeDescription": what,
        },
        "ActiveParticipant": [{"UserID": user(), "UserIsRequestor": True, "NetworkAccessPointID": platform.node()}],
        "AuditSourceIdentification": {"AuditSourceID": f"Osteoscope {engine.__version__}"},
        "ParticipantObjectIdentification": [_object(sha256) for sha256 in hashes],
        "ParticipantObjectDetail": dict(detail),
    }


def user() -> str:
    """Return who is signed in to the computer, "unknown" where it does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _code(code: str, meaning: str | None) -> dict[str, str | None]:
    return {"csd-code": code, "codeSystemName": "DCM", "originalText": meaning}


def _object(sha256: str) -> dict[str, Any]:
    """Return a participant object of the type "system object" by the hash of its content."""
    kind = {"csd-code": "SHA-256", "codeSystemName": "99OSTEOSCOPE", "originalText": "SHA-256 of the content"}
    return {"ParticipantObjectID": sha256, "ParticipantObjectTypeCode": "2", "ParticipantObjectIDTypeCode": kind}
