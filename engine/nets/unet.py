"""The U-Net decoder on the trunk's stages: where is bone, where is it broken."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.nets.trunk import WIDTHS, Features

MAPS = ("bone", "fracture")
MAP_STRIDE = 2
UP_WIDTHS = (16, 32, 64, 128)  # at strides 2, 4, 8, 16; twice as wide took a third of a training step


class UNetDecoder(nn.Module):
    """Ronneberger's expanding path over a residual encoder; skips are thinned by 1x1 convolutions."""

    def __init__(self) -> None:
        super().__init__()
        below = (*UP_WIDTHS[1:], UP_WIDTHS[-1])
        self.bridge = _conv(WIDTHS[4], UP_WIDTHS[-1], 1)
        self.skips = nn.ModuleList(_conv(skip, up, 1) for skip, up in zip(WIDTHS[:4], UP_WIDTHS, strict=True))
        self.ups = nn.ModuleList(_conv(low + up, up, 3) for low, up in zip(below, UP_WIDTHS, strict=True))
        self.out = nn.Conv2d(UP_WIDTHS[0], len(MAPS), 3, padding=1)

    def forward(self, features: Features) -> Tensor:
        """Return logits (n, 2, rows / 2, cols / 2) in the order of `MAPS`."""
        logits: Tensor = self.out(self.stages(features)[-1])
        return logits

    def stages(self, features: Features) -> list[Tensor]:
        """Return what the logits are made from, coarse to fine: (n, width, rows / stride, cols / stride).

        Widths are those of `UP_WIDTHS`, last one first; strides 16, 8, 4 and 2.
        """
        x = self.bridge(features.top)
        made = []
        below = (features.stem, features.c2, features.c3, features.c4)
        for stage, skip, up in reversed(list(zip(below, self.skips, self.ups, strict=True))):
            x = functional.interpolate(x, scale_factor=2.0, mode="nearest")
            x = up(torch.cat((x, skip(stage)), 1))
            made.append(x)
        return made


def _conv(width_in: int, width_out: int, side: int) -> nn.Sequential:
    conv = nn.Conv2d(width_in, width_out, side, padding=side // 2, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(width_out), nn.ReLU(inplace=True))
