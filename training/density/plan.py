"""What the density question runs: every number of it may be set in the TOML."""

from __future__ import annotations

from dataclasses import dataclass, field

from training.compare.plan import Lesson


@dataclass(frozen=True, slots=True)
class Grades:
    """The network that grades osteoarthritis (KL 0-4) on OAI's joint cuts, before it is asked about density."""

    side: int = 112
    held: float = 0.2  # of the patients, to measure its kappa on
    lesson: Lesson = field(default_factory=lambda: Lesson(epochs=3, draws=5000, batch=32, rate=2e-3))


@dataclass(frozen=True, slots=True)
class Question:
    """The density question: where films and results lie, how it is cross-validated, what is tried."""

    data: str = "../shared/data"
    results: str = "training/results"
    run: str = "runs/density"
    bundle: str | None = None  # the newest shipped one
    frame: int = 160  # px that the joint cut of OAI is given; one scale for all knees
    rows: int = 320  # of the cut that shows the shafts too, in px of that scale
    cols: int = 192
    template: int = 64  # px of OAI's mean knee when the joint is looked for
    folds: int = 5
    repeats: int = 5
    components: int = 16  # of the principal axes of a network's features
    penalties: tuple[float, ...] = (0.001, 0.01, 0.1, 1.0)  # inverse strength; the inner folds choose
    inner_folds: int = 3
    floor: float = 0.55  # that the interval's lower end must reach for the reading to be asked at all
    threads: int = 1
    seed: int = 1
    grades: Grades = field(default_factory=Grades)
