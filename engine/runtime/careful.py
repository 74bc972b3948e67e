"""A runtime that asks for less when memory runs out, and says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engine.errors import OutOfMemoryError
from engine.records import Prediction, Preprocessed
from engine.runtime.base import Runtime


class CarefulRuntime:
    """Halves the batch where memory runs out, and goes to the CPU where one film is too much.

    Every such step is a sentence in `notices`; whoever reads takes them out and shows them.
    """

    def __init__(self, inner: Runtime, on_cpu: Callable[[], Runtime]) -> None:
        """Run on `inner`; `on_cpu` loads what takes its place when its device has no memory for a single film."""
        self._on_cpu = on_cpu
        self.notices: list[str] = []
        self._take(inner)

    def predict(self, films: Sequence[Preprocessed], part: str | None = None) -> list[Prediction]:
        """Return one prediction a film, as `Runtime`; all of one call come from one device.

        Raise DeviceError where the CPU, too, has no memory for a single film.
        """
        made: list[Prediction] = []
        while len(made) < len(films):
            some = films[len(made) : len(made) + self.batch]
            try:
                made += self._inner.predict(some, part)
            except OutOfMemoryError:
                if len(some) > 1:
                    self._halve(len(some))
                elif self.device != "cpu":
                    self._leave()
                    made.clear()
                else:
                    raise
        return made

    def _take(self, inner: Runtime) -> None:
        self._inner = inner
        self.device, self.runtime, self.precision, self.batch, self.lanes = (
            inner.device, inner.runtime, inner.precision, inner.batch, inner.lanes,
        )  # fmt: skip

    def _halve(self, films: int) -> None:
        self.batch = max(1, films // 2)
        self.notices.append(
            f"The {self.device.upper()} ran out of memory: films are now read {self.batch} at a time, "
            f"not {films}, which is slower."
        )

    def _leave(self) -> None:
        before = self.device.upper()
        self._take(self._on_cpu())
        self.notices.append(
            f"The {before} has no memory for a single film: reading goes on on the {self.device.upper()}, "
            "which is much slower."
        )
