"""A bundle's whole evaluation: films held out, films to be turned away, graded knees."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.bundle import Bundle
from engine.progress import Report, silent
from training import grades, scope, tables
from training.evaluate import Figure
from training.outcomes import Outcome


def write(
    folder: Path, bundle: Bundle, held: Sequence[Outcome], data: Path, report: Report = silent
) -> dict[str, Figure]:
    """Write every table on the held-out films `held` and on what else lies below `data`; return all figures."""
    folder.mkdir(parents=True, exist_ok=True)
    further = scope.write(folder, bundle, data, held, report) | grades.write(folder, bundle, data, report)
    return tables.write(folder, bundle.card, held, further)
