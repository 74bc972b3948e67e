"""The last step to a bundle: calibrate it on the tuning films, measure it on those held out, write what was found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from engine.bundle import Bundle
from engine.progress import Report, silent
from training import calibrate, evaluation, export, scope
from training.data.known import of_fracatlas
from training.outcomes import gather, triaged


def finished(bundle: Bundle, data: Path, report: Report = silent) -> Bundle:
    """Return the bundle with the card that its tuning films ask for, its evaluation written beside it."""
    tuned = gather(bundle, of_fracatlas(data, "tune"), report=report)
    made = export.write(bundle.folder, calibrate.calibrated(replace(bundle.card, results={}), tuned))
    # Temperature and threshold decide which films and parts are asked, so the tuning films are read again with them.
    tuned = gather(made, of_fracatlas(data, "tune"), report=report)
    card = made.card
    if card.routing.joint_part:
        card = replace(card, routing=replace(card.routing, turn_away=scope.threshold(card, tuned)))
        made = export.write(made.folder, card)
        tuned = scope.without_turned_away(card, tuned)
    held = gather(made, of_fracatlas(data, "held_out"), report=report)
    card = calibrate.with_points(card, tuned, held, tuple(card.points))
    results = evaluation.write(made.folder / "evaluation", made, triaged(card, held), data, report)
    return export.write(made.folder, replace(card, results=results))
