"""The small networks of the comparison: plain, crack-sensitive, dilated, Inception-style, and a small U-Net."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

# (deviation, cycles) of the thirteen rotation-invariant filters of Schmid (CVPR 2001)
SCHMID = (
    (2, 1), (4, 1), (4, 2), (6, 1), (6, 2), (6, 3), (8, 1), (8, 2), (8, 3), (10, 1), (10, 2), (10, 3), (10, 4),
)  # fmt: skip
SCHMID_REACH = 0.5  # the filters were drawn for 49 px; ours are drawn so much smaller, for smaller films


def plain(classes: int) -> nn.Module:
    """Three convolutions with pooling and a dense layer, after the seeds' "Fractured, Stable" network."""
    return nn.Sequential(_conv(1, 16), _pool(), _conv(16, 32), _pool(), _conv(32, 64), *_head(64, classes))


def crack(classes: int) -> nn.Module:
    """Schmid's filters, fixed, before learnt convolutions: the idea of CrackNet (Ma and Luo 2021)."""
    bank = nn.Conv2d(1, len(SCHMID), 13, padding=6, bias=False)
    bank.weight = nn.Parameter(torch.from_numpy(schmid(13))[:, None], requires_grad=False)
    learnt = (_conv(len(SCHMID), 24), _pool(), _conv(24, 32), _pool(), _conv(32, 64))
    return nn.Sequential(bank, nn.BatchNorm2d(len(SCHMID)), _pool(), *learnt, *_head(64, classes))


def dilated(classes: int) -> nn.Module:
    """Convolutions with growing holes (Yu and Koltun 2016): wide sight without further pooling."""
    layers = (_conv(24, 24, dilation=hole) for hole in (1, 2, 4, 8))
    return nn.Sequential(_conv(1, 24), _pool(), *layers, *_head(24, classes))


def inception(classes: int) -> nn.Module:
    """Three mixed blocks (Szegedy et al. 2015) with batch normalisation."""
    blocks = (_Mixed(16, 8), _pool(), _Mixed(32, 16), _pool(), _Mixed(64, 24))
    return nn.Sequential(_conv(1, 16), _pool(), *blocks, *_head(96, classes))


NETWORKS: dict[str, Callable[[int], nn.Module]] = {
    "plain": plain, "crack": crack, "dilated": dilated, "inception": inception,
}  # fmt: skip
NAMES = {
    "plain": "plain CNN (Fractured, Stable)",
    "crack": "CrackNet-style (Schmid filters, then convolutions)",
    "dilated": "dilated CNN",
    "inception": "Inception-style",
}


def schmid(side: int) -> NDArray[np.float32]:
    """Return the bank of Schmid (CVPR 2001), (13, side, side) float32, each of mean 0 and absolute sum 1."""
    reach = np.arange(side) - (side - 1) / 2
    radius = np.hypot(reach[:, None], reach[None, :])
    made = []
    for deviation, cycles in SCHMID:
        wide = deviation * SCHMID_REACH
        one = np.cos(np.pi * cycles * radius / wide) * np.exp(-(radius**2) / (2 * wide**2))
        one -= one.mean()
        made.append(one / np.abs(one).sum())
    return np.asarray(made, np.float32)


class SmallUNet(nn.Module):
    """Ronneberger's network with three poolings; `width` channels at the first level, twice as many at each below."""

    def __init__(self, width: int) -> None:
        super().__init__()
        widths = [width, 2 * width, 4 * width, 8 * width]
        self.down = nn.ModuleList(_double(low, up) for low, up in zip([1, *widths[:-1]], widths, strict=True))
        pairs = list(pairwise(widths))[::-1]
        self.up = nn.ModuleList(_double(here + below, here) for here, below in pairs)
        self.out = nn.Conv2d(width, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Map (n, 1, side, side) to logits of bone (n, 1, side, side); `side` is a multiple of 8."""
        kept: list[Tensor] = []
        for level in self.down:
            x = level(functional.max_pool2d(kept[-1], 2) if kept else x)
            kept.append(x)
        kept.pop()
        for level in self.up:
            x = level(torch.cat((functional.interpolate(x, scale_factor=2.0), kept.pop()), 1))
        logits: Tensor = self.out(x)
        return logits


class _Mixed(nn.Module):
    """1x1, 3x3, 5x5 and pooled branches side by side: `width` channels each, four times as many out."""

    def __init__(self, width_in: int, width: int) -> None:
        super().__init__()
        self.point = _conv(width_in, width, side=1)
        self.three = nn.Sequential(_conv(width_in, width, side=1), _conv(width, width))
        self.five = nn.Sequential(_conv(width_in, width // 2, side=1), _conv(width // 2, width, side=5))
        self.pooled = nn.Sequential(nn.MaxPool2d(3, 1, 1), _conv(width_in, width, side=1))

    def forward(self, x: Tensor) -> Tensor:
        return torch.cat((self.point(x), self.three(x), self.five(x), self.pooled(x)), 1)


def _conv(width_in: int, width: int, side: int = 3, dilation: int = 1) -> nn.Sequential:
    pad = dilation * (side // 2)
    conv = nn.Conv2d(width_in, width, side, padding=pad, dilation=dilation, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(width), nn.ReLU(inplace=True))


def _double(width_in: int, width: int) -> nn.Sequential:
    return nn.Sequential(_conv(width_in, width), _conv(width, width))


def _pool() -> nn.Module:
    return nn.MaxPool2d(2)


def _head(width: int, classes: int) -> tuple[nn.Module, ...]:
    """Largest response of every channel over the film, then a linear layer: a break may be anywhere."""
    return nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Dropout(0.2), nn.Linear(width, classes)
