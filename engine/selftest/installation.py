"""The whole installation tried once: models, decoders, runtimes, a known film, fonts, the store, a report."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from engine import bundle
from engine.bundle import Bundle
from engine.errors import DeviceError, EngineError
from engine.records import Reading, Status, Triage
from engine.selftest import decoders
from engine.selftest.check import Check, State, broken

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
FILMS = ("wrist_fracture.png", "thigh_normal.dcm")  # one of each, one of each kind of file
RUNS = (("openvino", "cpu"), ("torch", "cpu"), ("torch", "cuda"))
WORDS = {
    "Latin": "Ångström Łódź", "Greek": "Παπαδοπούλου", "Cyrillic": "Иванов", "Arabic": "قباني", "Chinese": "王小东",
}  # fmt: skip


def run(models: Path = bundle.SHIPPED, samples: Path = SAMPLES) -> Iterator[Check]:
    """Yield every check as it is done; none raises."""
    with TemporaryDirectory(prefix="osteoscope-") as name:
        folder = Path(name)
        yield from decoders.checks(folder)
        found, check = _model(models)
        yield check
        readings: list[Reading] = []
        if found is not None:
            yield from _runtimes(found, samples, readings)
        yield from _fonts()
        yield _store(folder)
        yield _report(folder, found, readings)


def _model(models: Path) -> tuple[Bundle | None, Check]:
    try:
        found = bundle.newest(models)
    except EngineError as error:
        return None, broken("Model", "bundle", error)
    return found, Check("Model", f"{found.card.name} {found.card.version}", State.WORKS, "verified against its card")


def _runtimes(found: Bundle, samples: Path, readings: list[Reading]) -> Iterator[Check]:
    """Load each runtime on each device and read the known films there; readings are added to `readings`."""
    for runtime, device in RUNS:
        name = f"{runtime} on {device}"
        try:
            yield _read(found, samples, runtime, device, readings)
        except (DeviceError, ImportError) as error:
            yield Check("Runtimes", name, State.ABSENT, str(error))
        except Exception as error:  # any failure of a runtime is the finding
            yield broken("Runtimes", name, error)
    if not readings:
        yield Check("Runtimes", "any", State.BROKEN, "No runtime reads a film here.")


def _read(found: Bundle, samples: Path, runtime: str, device: str, readings: list[Reading]) -> Check:
    from engine.reader import Reader

    reader = Reader(found, device, runtime)
    name = f"{runtime} on {device}, {reader.runtime.precision}"
    wrong, spent = [], 0.0
    for row in _truth(samples):
        (reading,) = reader.read(samples / row["file"])
        readings.append(reading)
        spent += reading.elapsed_s or 0.0
        if not as_known(reading, row["part"], fractured=row["fracture"] == "1"):
            wrong.append(row["file"])
    if wrong:
        return Check("Runtimes", name, State.BROKEN, f"{', '.join(wrong)} is not read as it is known to be.")
    return Check(
        "Runtimes", name, State.WORKS, f"{len(FILMS)} known films read as known, {spent / len(FILMS):.2f} s each"
    )


def as_known(reading: Reading, part: str, *, fractured: bool) -> bool:
    """Tell whether a synthetic film was read as what it shows: its part, and no triage against the truth."""
    if reading.status is not Status.READ or reading.fracture is None:
        return False
    against = Triage.NEGATIVE if fractured else Triage.POSITIVE
    return reading.parts[0].part == part and reading.fracture.triage is not against


def _truth(samples: Path) -> list[dict[str, str]]:
    with (samples / "truth.csv").open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["file"] in FILMS]


def _fonts() -> Iterator[Check]:
    from engine.report.fonts import Fonts

    fonts = Fonts()
    for script, text in WORDS.items():
        lacking = bool(fonts.missing(text))
        said = "names in it are said to be unprintable in reports" if lacking else ""
        yield Check("Fonts", script, State.ABSENT if lacking else State.WORKS, said)


def _store(folder: Path) -> Check:
    from engine.store.cases import CaseStore, Key, Review, Verdict

    key, said = Key("ab" * 32), Review(Verdict.ACCEPTED, "骨", "selftest", datetime.now(UTC))
    try:
        with CaseStore(folder / "store") as store:
            store.put(key, said)
        with CaseStore(folder / "store") as store:
            kept = store.review(key) == said
    except EngineError as error:
        return broken("Store", "reviews", error)
    return Check("Store", "reviews", State.WORKS if kept else State.BROKEN, "written, closed and found again")


def _report(folder: Path, found: Bundle | None, readings: list[Reading]) -> Check:
    from engine.report.pdf import PdfReport

    path = folder / "report.pdf"
    try:
        with PdfReport(path, card=found.card if found else None) as pdf:
            for reading in readings[:1]:
                pdf.add(reading)
        content = path.read_bytes()
    except Exception as error:  # any failure of the typesetter is the finding
        return broken("Report", "PDF", error)
    whole = content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")
    return Check("Report", "PDF", State.WORKS if whole else State.BROKEN, f"{len(content) // 1024} KiB")
