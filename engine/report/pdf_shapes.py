"""A shape and a colour for each state of a film, so that neither is needed alone."""

from __future__ import annotations

from fpdf import FPDF

# Okabe and Ito's colours, told apart by colour-blind readers; each state has its own shape besides.
STATES: dict[str, tuple[str, tuple[int, int, int]]] = {
    "positive": ("triangle", (213, 94, 0)), "doubt": ("diamond", (230, 159, 0)), "negative": ("ring", (0, 114, 178)),
    "not_assessable": ("square", (120, 120, 120)), "failed": ("cross", (40, 40, 40)), "read": ("dot", (0, 114, 178)),
}  # fmt: skip


def draw(pdf: FPDF, state: str, x: float, y: float, size: float) -> None:
    """Draw a state's shape in a square of `size` mm."""
    shape, colour = STATES[state]
    pdf.set_fill_color(*colour)
    pdf.set_draw_color(*colour)
    pdf.set_line_width(size / 7)
    half = size / 2
    if shape == "triangle":
        pdf.polygon([(x + half, y), (x + size, y + size), (x, y + size)], style="F")
    elif shape == "diamond":
        pdf.polygon([(x + half, y), (x + size, y + half), (x + half, y + size), (x, y + half)], style="F")
    elif shape == "square":
        pdf.rect(x + size / 10, y + size / 10, size * 0.8, size * 0.8, style="D")
    elif shape == "cross":
        pdf.line(x, y, x + size, y + size)
        pdf.line(x, y + size, x + size, y)
    else:
        edge = size / 14 if shape == "ring" else 0
        pdf.ellipse(x + edge, y + edge, size - 2 * edge, size - 2 * edge, style="D" if shape == "ring" else "F")
