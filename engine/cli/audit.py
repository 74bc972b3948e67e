"""osteoscope-cli audit: who did what and when, and whether what was noted still stands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from engine.cli.say import tell
from engine.errors import EngineError
from engine.store.audit import Audit
from engine.store.chain import Line
from engine.store.events import ACTIONS

SOUND, CANNOT, CHANGED = 0, 1, 2


def audit(
    verify: Annotated[bool, typer.Option("--verify", help="Say whether every line still stands as written.")] = False,
    folder: Annotated[Path | None, typer.Option("--folder", help="Folder of audit.jsonl.")] = None,
    heads: Annotated[Path | None, typer.Option("--heads", help="Folder of audit.head.json, the second place.")] = None,
) -> int:
    """List what was opened, read, changed and exported, by whom and when; no name, only contents' hashes."""
    held = Audit(folder, heads)
    try:
        if verify:
            return _verify(held)
        for line in held.lines():
            tell(told(line))
    except EngineError as error:
        tell(str(error), err=True)
        return CANNOT
    return SOUND


def _verify(held: Audit) -> int:
    found = held.verify()
    for said in (*found.problems, *found.notes):
        tell(said)
    whole = "not as written" if found.problems else "whole and in order"
    typer.echo(f"{found.lines} lines, {whole}. The last is number {found.end.count}, SHA-256 {found.end.hash}.")
    return CHANGED if found.problems else SOUND


def told(line: Line) -> str:
    """Return a line as a person reads it; of what nobody but a forger writes, that it is so."""
    try:
        return _told(line)
    except (AttributeError, TypeError, KeyError, IndexError):
        return f"{line.number}  What stands here is of no form that this program writes."


def _told(line: Line) -> str:
    said = line.message.get("EventIdentification", {})
    kind = said.get("EventTypeCode") or said.get("EventID") or {}
    who = (line.message.get("ActiveParticipant") or [{}])[0]
    hashes = [
        one.get("ParticipantObjectID", "")[:12] for one in line.message.get("ParticipantObjectIdentification", [])
    ]
    shown = ", ".join(hashes[:3]) + (f" and {len(hashes) - 3} more" if len(hashes) > 3 else "")
    detail = ", ".join(f"{key} {value}" for key, value in line.message.get("ParticipantObjectDetail", {}).items())
    parts = (
        str(line.number), said.get("EventDateTime", ""),
        f"{who.get('UserID', '')}@{who.get('NetworkAccessPointID', '')}",
        f"{kind.get('originalText', '')} ({ACTIONS.get(said.get('EventActionCode', ''), '')})",
        said.get("EventOutcomeDescription", ""), detail, shown,
    )  # fmt: skip
    return "  ".join(part for part in parts if part)
