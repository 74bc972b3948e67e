"""The study itself, on a worker thread: read, measured, written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.work import Machine
from engine.progress import Report, Step

if TYPE_CHECKING:  # loaded where a study is made: most sessions never make one
    from engine.report.letterhead import Letterhead
    from engine.validation.study import Validation


@dataclass(frozen=True, slots=True)
class Study:
    """A finished validation, and where the films lie that its table names."""

    made: Validation
    films: dict[str, Path]


def run(folder: Path, truth: Path, machine: Machine, report: Report) -> Study:
    """Read the films of a folder and hold them against a table; raise EngineError where either cannot be used."""
    from engine.decode import find_films  # noqa: PLC0415
    from engine.validation.study import validate  # noqa: PLC0415
    from engine.validation.truth import load, matched  # noqa: PLC0415

    report(Step(0, 1, ""))
    made = validate(folder, truth, machine.reader(), report)
    pairs, _ = matched(load(truth), folder, find_films([folder]))
    return Study(made, {row.file: path for path, row in pairs})


def save(study: Study, folder: Path, head: Letterhead | None, report: Report) -> Path:
    """Write the figures as PDF, CSV and JSON; return where. Raise OutputError where the disk refuses."""
    from engine.report import pdf_validation  # noqa: PLC0415
    from engine.validation import tables  # noqa: PLC0415

    report(Step(0, 1, folder.name))
    tables.write(study.made, folder)
    pdf_validation.write(study.made, folder / "validation.pdf", letterhead=head)
    return folder
