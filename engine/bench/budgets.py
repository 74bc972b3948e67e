"""The budgets of the design beside what was measured, as figures and as a table."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engine import __version__
from engine.bench import edition, flows, startup
from engine.bench.flows import Spent
from engine.reader import Reader


@dataclass(frozen=True, slots=True)
class Budget:
    """One line of the table: `figure` at least (or at most) `bound`; None where it could not be measured here."""

    key: str
    what: str
    figure: float | None
    bound: float | None
    at_least: bool = True

    @property
    def met(self) -> bool | None:
        """Whether the budget holds; None where there is none or nothing was measured."""
        if self.figure is None or self.bound is None:
            return None
        return self.figure >= self.bound if self.at_least else self.figure <= self.bound


def measure(reader: Reader, films: Sequence[Path], count: int, rounds: int) -> tuple[Budget, ...]:
    """Measure everything on `count` copies of the films; it takes minutes."""
    with tempfile.TemporaryDirectory() as name:
        copies = flows.folder_of(films, count, Path(name) / "films")
        spent = flows.measured(reader, copies, Path(name), rounds)
    plain, ours, network = spent.get("plain"), spent["ours"], spent["network"]
    return (
        Budget("films_per_second", "films a second, decode to CSV", 1 / ours.wall_s, None),
        Budget("vs_plain_flow", "times the plain flow's films a second", _ratio(plain, ours), 4.0),
        Budget("vs_plain_flow_cpu", "the same, by processor time", _ratio(plain, ours, cpu=True), None),
        Budget("vs_network_alone", "of the network's own rate", _ratio(network, ours), 0.9),
        Budget("vs_network_alone_cpu", "the same, by processor time", _ratio(network, ours, cpu=True), None),
        Budget("network_ms", "ms of processor time a film: network", 1000 * network.cpu_s, None),
        Budget("workers_ms", "ms: decoding, quality, preparing", 1000 * ours.workers_s, None),
        Budget("rest_ms", "ms: masks, measures, journal, rows", _rest_ms(ours, network), None),
        Budget("network_share_of_peak", "of the measured matrix-multiply peak", _share(reader, network), None),
        Budget("import_s", "s until osteoscope-cli can speak", startup.import_s(), None, at_least=False),
        Budget("window_s", "s to the window, warm", startup.window_s(), 1.0, at_least=False),
        Budget("first_reading_s", "s from there to a first reading", startup.first_reading_s(films[0]), 3.0, False),
        Budget("edition_mb", "MB on disk, the installed edition", edition.size_mb(), 450.0, at_least=False),
    )


def facts(reader: Reader, films: int, rounds: int) -> dict[str, Any]:
    """Return what the figures depend on."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "version": __version__,
        "model": asdict(reader.bundle.model),
        "device": reader.runtime.device,
        "runtime": reader.runtime.runtime,
        "precision": reader.runtime.precision,
        "processor": platform.processor() or platform.machine(),
        "cores": os.cpu_count(),
        "load_before": load,
        "films": films,
        "rounds": rounds,
        "films_of_the_plain_flow": min(films, flows.PLAIN_FILMS),
    }


def table(budgets: Sequence[Budget]) -> list[str]:
    """Return the lines of a table for people."""
    verdicts = {True: "met", False: "MISSED", None: ""}
    lines = []
    for one in budgets:
        figure = "not measured" if one.figure is None else f"{one.figure:.2f}"
        bound = "" if one.bound is None else f"{'at least' if one.at_least else 'under'} {one.bound:g}"
        lines.append(f"{figure:>12}  {one.what:<40} {bound:<14} {verdicts[one.met]}".rstrip())
    return lines


def _rest_ms(ours: Spent, network: Spent) -> float:
    """Return what is neither the workers' nor what the network takes alone; beside them it may take more."""
    return 1000 * (ours.cpu_s - ours.workers_s - network.cpu_s)


def _ratio(slow: Spent | None, fast: Spent, *, cpu: bool = False) -> float | None:
    if slow is None:
        return None
    return slow.cpu_s / fast.cpu_s if cpu else slow.wall_s / fast.wall_s


def _share(reader: Reader, network: Spent) -> float | None:
    """Return the share for a film of 4:5, as most are; only OpenVINO's graphs can be counted."""
    if reader.runtime.runtime != "openvino":
        return None
    from engine.bench.peak import network_flops, peak_flops
    from engine.geometry import Fit

    canvas = Fit((5, 4), reader.bundle.card.recipe.side).canvas
    return network_flops(reader.bundle, *canvas) / network.wall_s / peak_flops(reader.runtime.precision)
