"""The plain flow to compare with: how the usual fracture demonstrations read a folder.

Two whole ResNet50s, one for the part and one for the fracture, and a U-Net, in eager fp32 PyTorch, one film at a time,
each film decoded, resized, read and written before the next. Weights are random: only time is measured. Films have
the size that our own networks take, and the U-Net is 32 channels wide where the demonstrations mostly take 64.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torchvision.models import resnet50

from engine.decode import read_radiographs
from engine.geometry import Fit
from engine.preprocess import Recipe, on_canvas, scaled

PARTS, WIDTH, LEVELS = 12, 32, 4


class PlainFlow:
    """Three networks and a loop."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._part = resnet50(num_classes=PARTS).eval()
        self._fracture = resnet50(num_classes=2).eval()
        self._outline = UNet().eval()

    @torch.no_grad()
    def read(self, paths: Sequence[Path], table: Path) -> None:
        """Read every film, and write its part, its fracture probability and its mask's size into `table`."""
        with table.open("w", encoding="utf-8", newline="") as stream:
            rows = csv.writer(stream)
            for path in paths:
                film = read_radiographs(path)[0].pixels
                fit = Fit((film.shape[0], film.shape[1]), self._recipe.side)
                grey = torch.from_numpy(on_canvas(scaled(film, self._recipe), fit))[None, None]
                colour = grey.expand(-1, 3, -1, -1)
                part = int(self._part(colour).argmax())
                fracture = float(self._fracture(colour).softmax(1)[0, 1])
                mask = (torch.sigmoid(self._outline(grey))[0, 0] > 0.5).numpy()
                rows.writerow((path.name, part, fracture, int(np.count_nonzero(mask))))


class UNet(nn.Module):
    """Ronneberger et al. 2015 with "same" padding and batch normalisation, as it is mostly written."""

    def __init__(self) -> None:
        super().__init__()
        widths = [WIDTH << level for level in range(LEVELS + 1)]
        self.downs = nn.ModuleList(_twice(above, width) for above, width in zip([1, *widths], widths, strict=False))
        pairs = list(zip(widths[1:], widths, strict=False))
        self.lifts = nn.ModuleList(nn.ConvTranspose2d(below, width, 2, 2) for below, width in pairs)
        self.ups = nn.ModuleList(_twice(2 * width, width) for _, width in pairs)
        self.pool = nn.MaxPool2d(2)
        self.out = nn.Conv2d(WIDTH, 1, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Map (n, 1, rows, cols), sides multiples of 16, to logits of the same size."""
        skips = []
        for number, down in enumerate(self.downs):
            x = down(self.pool(x) if number else x)
            skips.append(x)
        skips.pop()
        for lift, up in reversed(list(zip(self.lifts, self.ups, strict=True))):
            x = up(torch.cat((skips.pop(), lift(x)), 1))
        logits: Tensor = self.out(x)
        return logits


def _twice(width_in: int, width: int) -> nn.Sequential:
    layers: list[nn.Module] = []
    for given in (width_in, width):
        layers += [nn.Conv2d(given, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers)
