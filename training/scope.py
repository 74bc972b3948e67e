"""Which films a bundle turns away: those it should, and those it should not, by where they come from."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from engine import hierarchy, quality
from engine.bundle import Bundle
from engine.card import Card
from engine.decode import read_radiographs
from engine.errors import EngineError
from engine.preprocess import preprocess
from engine.progress import Report, Step, silent
from engine.records import Radiograph, Source
from engine.runtime.choose import choose
from engine.validation.figures import wilson
from training import phantom
from training.data.knees import knees
from training.data.known import LONG_SIDE
from training.evaluate import Figure
from training.figures import auc
from training.outcomes import Outcome
from training.phantom.strange import strange
from training.tables import table

FRESH_SEED = 200_000  # of phantoms and pictures that nothing was taught or chosen on
LOST = 0.02  # of the good tuning films, for the threshold
LEAST, MOST = 0.05, 0.9  # thresholds that make sense
OF_A_KIND = 20  # fresh phantoms of each part, and pictures
KNEES = 150  # graded knees asked


@dataclass(frozen=True, slots=True)
class Judged:
    """One picture: whence, its score (the probability of all that is unknown) and whether it is turned away."""

    source: str
    score: float
    turned_away: bool


def threshold(card: Card, outcomes: Sequence[Outcome]) -> float:
    """Return the `turn_away` that loses `LOST` of the tuning films whose part the models know."""
    scores = [
        hierarchy.unknown_share(card, one.main_part)
        for one in outcomes
        if one.film.main not in card.routing.unsupported
    ]
    return float(np.clip(np.quantile(scores, 1 - LOST), LEAST, MOST))


def without_turned_away(card: Card, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the outcomes as `card` turns films away: those gain the reason and lose their answer."""
    made = []
    for one in outcomes:
        unknown = hierarchy.unsupported(card, one.main_part)
        made.append(one if unknown is None else replace(one, refused=unknown.part, answer=None))
    return made


def write(
    folder: Path, bundle: Bundle, data: Path, outcomes: Sequence[Outcome], report: Report = silent
) -> dict[str, Figure]:
    """Ask the bundle about pictures of every source and write scope.csv and scope_roc.csv; return the figures.

    `outcomes` are those of the held-out films. Sources whose folder is missing below `data` are left out.
    """
    card = bundle.card
    good = [one for one in outcomes if one.film.main not in card.routing.unsupported]
    judged = [
        Judged("held-out limb films", hierarchy.unknown_share(card, one.main_part), one.refused is not None)
        for one in good
    ]
    runtime = choose(bundle, "auto")
    for number, (source, film) in enumerate(_pictures(data)):
        report(Step(number, number + 1, source))
        refused = quality.assess(film)
        if refused is None:
            (answer,) = runtime.predict([preprocess(film, card.recipe)])
            said = hierarchy.unknown_share(card, answer.main_part)
            judged.append(Judged(source, said, hierarchy.unsupported(card, answer.main_part) is not None))
        else:
            judged.append(Judged(source, 1.0, True))
    return _written(folder, judged)


def _written(folder: Path, judged: Sequence[Judged]) -> dict[str, Figure]:
    sources = list(dict.fromkeys(one.source for one in judged))
    known = np.array([one.score for one in judged if one.source == sources[0]])
    made: dict[str, Figure] = {}
    rows = []
    for source in sources:
        some = [one for one in judged if one.source == source]
        scores = np.array([one.score for one in some])
        turned = sum(one.turned_away for one in some)
        low, high = wilson(turned, len(some))
        truth = np.r_[np.zeros(len(known), bool), np.ones(len(some), bool)]
        area = float("nan") if source == sources[0] else auc(truth, np.r_[known, scores])
        rows.append((source, len(some), turned, turned / len(some), low, high, area))
        made[f"turned_away_{source.replace(' ', '_').replace('-', '_')}"] = {
            "value": turned / len(some), "low": low, "high": high, "films": len(some)
        }  # fmt: skip
    header = ("source", "films", "turned_away", "share", "low", "high", "auc_against_held_out_limbs")
    table(folder / "scope.csv", header, rows)
    _curve(folder / "scope_roc.csv", {name: [one.score for one in judged if one.source == name] for name in sources})
    return made


def _curve(path: Path, scores: Mapping[str, Sequence[float]]) -> None:
    """Write the share of every source that each threshold turns away."""
    points = sorted({point for some in scores.values() for point in some})
    shares = {name: np.array([np.mean(np.array(some) >= point) for point in points]) for name, some in scores.items()}
    table(path, ("threshold", *scores), zip(points, *(map(float, some) for some in shares.values()), strict=True))


def _pictures(data: Path) -> Iterator[tuple[str, Radiograph]]:
    for path in sorted((data / "chest").glob("*.jpg")):
        yield from (("chest films", film) for film in read_radiographs(path))
    yield from _dicom(data / "dicom")
    for path in sorted((data / "knee_osteoporosis" / "images").glob("*")):
        yield from (("knee_osteoporosis", film) for film in read_radiographs(path))
    if (data / "knee_oai_kl").is_dir():
        held = [knee for knee in knees(data / "knee_oai_kl") if knee.side == "held_out"][:KNEES]
        yield from (("graded knees", film) for knee in held for film in read_radiographs(knee.path))
    for part in phantom.OUTSIDE:
        for seed in range(OF_A_KIND):
            made = phantom.make(FRESH_SEED + seed, part, long_side=LONG_SIDE)
            yield f"phantoms of the {part}", Radiograph(Path(part), made.pixels)
    for seed in range(OF_A_KIND * 3):
        pixels, _ = strange(FRESH_SEED + seed)
        yield "drawn pictures", Radiograph(Path("picture"), pixels)


def _dicom(folder: Path) -> Iterator[tuple[str, Radiograph]]:
    """Yield CT, MR and ultrasound images as if their files did not say what they are: first frames alone."""
    if not (folder / "MANIFEST.csv").exists():
        return
    with (folder / "MANIFEST.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["modality"] in ("CT", "MR", "US")]
    for row in rows:
        try:
            film = read_radiographs(folder / row["file"])[0]
        except EngineError:
            continue
        yield f"{row['modality']} images", replace(film, source=Source())
