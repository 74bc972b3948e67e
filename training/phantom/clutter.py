"""What is on a film besides the patient: borders, side letters, casts, plates and rings."""

from __future__ import annotations

import cv2
import numpy as np

from training.phantom.shapes import Floats

_FONTS = (cv2.FONT_HERSHEY_SIMPLEX, cv2.FONT_HERSHEY_DUPLEX, cv2.FONT_HERSHEY_TRIPLEX)


def foreign(rng: np.random.Generator, shape: tuple[int, int], flesh: Floats) -> Floats:
    """Attenuation (rows, cols, float32, no unit) of what is worn or lies about; usually nothing."""
    stopped = np.zeros(shape, np.float32)
    draw = float(rng.random())
    if draw < 0.06:
        stopped += _cast(rng, flesh)
    elif draw < 0.12:
        stopped += _bar(rng, shape)
    elif draw < 0.17:
        _ring(rng, stopped)
    if rng.random() < 0.12:
        _wires(rng, stopped)
    return stopped


def letters(rng: np.random.Generator, pixels: Floats, flesh: Floats) -> tuple[Floats, str | None]:
    """Set a side letter on about half the films, on bare background where there is some; return the side, L or R."""
    if rng.random() < 0.45:
        return pixels, None
    shown = pixels.copy()
    rows, cols = shown.shape
    places = [(float(rng.uniform(0.1, 0.85)) * cols, float(rng.uniform(0.12, 0.9)) * rows) for _ in range(8)]
    x, y = min(places, key=lambda p: float(flesh[int(p[1]), int(p[0])]) + 1e-3 * float(rng.random()))
    text = ("L", "R", "L", "R", "LT", "RT")[int(rng.integers(6))]
    scale = max(rows, cols) / 448 * float(rng.uniform(0.45, 1.0))
    ink = np.zeros(shown.shape, np.uint8)
    font, thick = _FONTS[int(rng.integers(3))], max(1, round(1.6 * scale))
    cv2.putText(ink, text, (int(x), int(y)), font, scale, 255, thick, cv2.LINE_AA)
    return np.asarray(np.maximum(shown, ink * np.float32(rng.uniform(0.75, 1.0) / 255)), np.float32), text[0]


def collimate(rng: np.random.Generator, shape: tuple[int, int]) -> tuple[Floats, float]:
    """Draw the open field: (rows, cols) float32 1 inside and 0 under a border; and the border's tone 0..1."""
    field = np.ones(shape, np.float32)
    tone = float(rng.choice([0.0, rng.uniform(0.0, 0.08), rng.uniform(0.85, 1.0)], p=[0.4, 0.25, 0.35]))
    if rng.random() < 0.4:
        return field, tone
    rows, cols = shape
    turn = float(rng.normal(0, 0.02)) if rng.random() < 0.7 else float(rng.normal(0, 0.06))
    x, y = np.arange(cols, dtype=np.float32)[None] - cols / 2, np.arange(rows, dtype=np.float32)[:, None] - rows / 2
    c, s = np.float32(np.cos(turn)), np.float32(np.sin(turn))
    sharp = float(rng.uniform(0.4, 2.5))
    for along, half in (
        (c * x + s * y, cols / 2),
        (-c * x - s * y, cols / 2),
        (c * y - s * x, rows / 2),
        (s * x - c * y, rows / 2),
    ):
        if rng.random() < 0.4:
            cut = half * (1 - float(rng.uniform(0.01, 0.13)))
            field *= np.clip((cut - along) / sharp + 0.5, 0, 1)
    return field, tone


def _cast(rng: np.random.Generator, flesh: Floats) -> Floats:
    """A plaster shell: a rim of dense weave a little outside the skin."""
    inside = (flesh > 2).astype(np.uint8)
    gap = int(max(flesh.shape) * float(rng.uniform(0.006, 0.02))) * 2 + 1
    shell = cv2.dilate(inside, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (gap, gap)))
    depth = cv2.distanceTransform(shell, cv2.DIST_L2, 5)
    wide = max(flesh.shape) * float(rng.uniform(0.008, 0.02))
    rim = np.exp(-(((depth - wide) / wide) ** 2)) * 0.5 + 0.3 * (depth > 0)
    weave = 1 + cv2.GaussianBlur(rng.standard_normal(flesh.shape, np.float32), (0, 0), 2.0)
    return np.asarray(rim * np.clip(weave, 0.3, 2) * float(rng.uniform(0.3, 0.8)), np.float32)


def _bar(rng: np.random.Generator, shape: tuple[int, int]) -> Floats:
    """A plate with screw holes, or a splint's bar."""
    metal = np.zeros(shape, np.float32)
    size = max(shape)
    x, y = float(rng.uniform(0.3, 0.7)) * shape[1], float(rng.uniform(0.3, 0.7)) * shape[0]
    angle, half, wide = (
        float(rng.normal(np.pi / 2, 0.5)),
        size * float(rng.uniform(0.06, 0.2)),
        size * float(rng.uniform(0.01, 0.022)),
    )
    dx, dy = np.cos(angle), np.sin(angle)
    ends = [(int(x + k * dx * half), int(y + k * dy * half)) for k in (-1, 1)]
    strength = float(rng.uniform(0.8, 3.0))
    cv2.line(metal, ends[0], ends[1], strength, max(2, int(wide)), cv2.LINE_AA)
    for k in np.linspace(-0.85, 0.85, int(rng.integers(3, 7))):
        at = (int(x + k * dx * half), int(y + k * dy * half))
        if rng.random() < 0.7:
            tip = (int(at[0] - dy * wide * 2.2), int(at[1] + dx * wide * 2.2))
            cv2.line(metal, at, tip, strength, max(1, int(wide * 0.4)), cv2.LINE_AA)
        else:
            cv2.circle(metal, at, max(1, int(wide * 0.3)), 0.0, -1, cv2.LINE_AA)
    return metal


def _ring(rng: np.random.Generator, stopped: Floats) -> None:
    size = max(stopped.shape)
    at = (int(rng.uniform(0.2, 0.8) * stopped.shape[1]), int(rng.uniform(0.2, 0.8) * stopped.shape[0]))
    axes = (int(size * rng.uniform(0.01, 0.05)), int(size * rng.uniform(0.008, 0.03)))
    cv2.ellipse(
        stopped,
        at,
        axes,
        float(rng.uniform(0, 180)),
        0,
        360,
        float(rng.uniform(0.8, 2.5)),
        max(1, size // 250),
        cv2.LINE_AA,
    )


def _wires(rng: np.random.Generator, stopped: Floats) -> None:
    x, y = float(rng.uniform(0, stopped.shape[1])), float(rng.uniform(0, stopped.shape[0]))
    points = np.cumsum(np.vstack([[x, y], rng.normal(0, max(stopped.shape) / 25, (9, 2))]), axis=0)
    cv2.polylines(stopped, [points.astype(np.int32)], False, float(rng.uniform(0.05, 0.4)), 1, cv2.LINE_AA)
