"""Fitting a film into the network's canvas, and coming back exactly."""

from __future__ import annotations

from dataclasses import dataclass

GRID = 32  # the trunk's stride: both canvas sides are multiples of it


@dataclass(frozen=True, slots=True)
class Fit:
    """Scale `source` (rows, cols) so that its longest side is `side`; pad to the grid, film centred.

    Coordinates are pixel edges: pixel (r, c) covers [r, r + 1) x [c, c + 1), so scaling has no half-pixel term.
    """

    source: tuple[int, int]
    side: int

    @property
    def scale(self) -> float:
        """Canvas pixels per film pixel."""
        return self.side / max(self.source)

    @property
    def film(self) -> tuple[int, int]:
        """Rows and cols of the scaled film, at least 1 each."""
        rows, cols = self.source
        return max(1, round(rows * self.scale)), max(1, round(cols * self.scale))

    @property
    def canvas(self) -> tuple[int, int]:
        """Rows and cols of the canvas: `film` rounded up to multiples of `GRID`."""
        rows, cols = self.film
        return -(-rows // GRID) * GRID, -(-cols // GRID) * GRID

    @property
    def offset(self) -> tuple[int, int]:
        """Rows above and cols left of the film on the canvas."""
        (rows, cols), (film_rows, film_cols) = self.canvas, self.film
        return (rows - film_rows) // 2, (cols - film_cols) // 2

    def to_canvas(self, row: float, col: float) -> tuple[float, float]:
        """Where a point of the film lies on the canvas."""
        (top, left), (rows, cols), (film_rows, film_cols) = self.offset, self.source, self.film
        return row * film_rows / rows + top, col * film_cols / cols + left

    def to_film(self, row: float, col: float) -> tuple[float, float]:
        """Where a point of the canvas lies on the film; the inverse of `to_canvas`."""
        (top, left), (rows, cols), (film_rows, film_cols) = self.offset, self.source, self.film
        return (row - top) * rows / film_rows, (col - left) * cols / film_cols
