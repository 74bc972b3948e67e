"""From path lengths to a film: Beer-Lambert, scatter, noise, and the curve a reader sees it through."""

from __future__ import annotations

import cv2
import numpy as np

from training.phantom.build import wander
from training.phantom.scene import Shadow
from training.phantom.shapes import Floats

# 1/mm at an effective 55 keV or so, over what the beam would have met instead
_FLESH, _CORTEX, _MARROW = 0.021, 0.062, 0.017


def expose(rng: np.random.Generator, shadow: Shadow, spacing_mm: float, metal: Floats) -> Floats:
    """Return the film's optical density before any display curve: -log of the signal, (rows, cols) float32.

    `metal` is further attenuation per pixel (no unit), for plates, casts and other foreign bodies.
    """
    rows, cols = shadow.flesh.shape
    grain = texture(rng, (rows, cols), spacing_mm, (0.6, 1.2, 3.0), (0.8, 0.7, 0.4))
    fibres = texture(rng, (rows, cols), spacing_mm, (6.0, 20.0), (0.4, 0.8))
    beam = float(rng.uniform(0.85, 1.15)) / (1 + float(np.percentile(shadow.flesh, 90)) / 250)
    flesh = shadow.flesh * (1 + np.float32(0.025) * fibres)
    flesh = np.maximum(flesh - 0.8 * (shadow.cortex + shadow.marrow), 0)
    strength = np.float32(rng.uniform(0.2, 0.7))
    marrow = np.maximum(shadow.marrow + strength * np.sqrt(shadow.marrow) * grain, 0)
    stopped = beam * (_FLESH * flesh + _CORTEX * shadow.cortex + (_MARROW + _FLESH * 0.8) * marrow) + metal
    light = np.exp(-stopped)
    light = _scatter(rng, light, spacing_mm)
    light = light * _uneven(rng, rows, cols)
    light = cv2.GaussianBlur(light, (0, 0), float(rng.uniform(0.35, 0.8)))
    photons = float(np.exp(rng.uniform(np.log(900), np.log(20000))))
    photons /= float(np.median(light[shadow.flesh > 3])) if (shadow.flesh > 3).any() else 1.0
    light = light + np.sqrt(light / photons) * rng.standard_normal((rows, cols), np.float32)
    light = light + np.float32(0.002 * light.min()) * rng.standard_normal((rows, cols), np.float32)
    return np.asarray(-np.log(np.maximum(light, 1e-4)), np.float32)


def develop(rng: np.random.Generator, density: Floats, seen: Floats) -> Floats:
    """Put the density through a film-like curve: (rows, cols) float32 0..1, bone bright.

    `seen` weighs the pixels that set the window (0 where a border hides them).
    """
    inside = density[seen > 0.5]
    low, high = np.percentile(inside[::7], (2, float(rng.uniform(98.0, 99.8))))
    top = low + max(high - low, 0.3) * float(rng.uniform(0.95, 1.5))
    level = np.clip((density - low) / (top - low), -0.2, 1.6)
    if rng.random() < 0.45:
        wide = cv2.GaussianBlur(level, (0, 0), float(rng.uniform(0.02, 0.08)) * max(level.shape))
        level = level + float(rng.uniform(0.2, 0.8)) * (level - wide)
    if rng.random() < 0.3:
        level = level + float(rng.uniform(0.3, 1.2)) * (
            level - cv2.GaussianBlur(level, (0, 0), float(rng.uniform(1.2, 3.0)))
        )
    level = np.maximum(level, 0) ** float(rng.uniform(0.85, 1.6))
    bend = float(rng.uniform(0.0, 0.5))
    held = np.clip(level, 0, 1)
    level = (1 - bend) * level + bend * held * held * (3 - 2 * held)
    floor = float(rng.uniform(0.01, 0.14))
    shown = floor + (float(rng.uniform(0.85, 1.0)) - floor) * level
    shown = shown + np.float32(rng.uniform(0.0, 0.012)) * wander(rng, shown.shape[0], 40)[:, None].astype(np.float32)
    return np.asarray(np.clip(shown, 0, 1), np.float32)


def texture(
    rng: np.random.Generator,
    shape: tuple[int, int],
    spacing_mm: float,
    grains_mm: tuple[float, ...],
    weights: tuple[float, ...],
) -> Floats:
    """Band-limited noise of unit scale: (rows, cols) float32, with grains of the given sizes in mm."""
    total = np.zeros(shape, np.float32)
    for grain_mm, weight in zip(grains_mm, weights, strict=True):
        step = max(grain_mm / spacing_mm, 1.0)
        small = (int(shape[0] / step) + 3, int(shape[1] / step) + 3)
        noise = rng.standard_normal(small, np.float32)
        size = (int(small[1] * step), int(small[0] * step))
        total += np.float32(weight) * cv2.resize(noise, size, interpolation=cv2.INTER_CUBIC)[: shape[0], : shape[1]]
    return total


def _scatter(rng: np.random.Generator, light: Floats, spacing_mm: float) -> Floats:
    small = cv2.resize(light, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    wide = cv2.GaussianBlur(small, (0, 0), max(float(rng.uniform(8, 25)) / (spacing_mm * 8), 0.8))
    veil = cv2.resize(wide, (light.shape[1], light.shape[0]), interpolation=cv2.INTER_CUBIC)
    share = np.float32(rng.uniform(0.01, 0.07))
    return np.asarray((1 - share) * light + share * veil, np.float32)


def _uneven(rng: np.random.Generator, rows: int, cols: int) -> Floats:
    x, y = np.linspace(-1, 1, cols, dtype=np.float32)[None], np.linspace(-1, 1, rows, dtype=np.float32)[:, None]
    heel, angle = float(rng.uniform(0, 0.12)), float(rng.uniform(0, 2 * np.pi))
    tilt = np.float32(np.cos(angle)) * x + np.float32(np.sin(angle)) * y
    return np.asarray(1 - heel * tilt - 0.05 * (x * x + y * y), np.float32)
