"""The ResNet50 trunk that runs once per film and feeds every question."""

from __future__ import annotations

from typing import NamedTuple

from torch import Tensor, nn

WIDTHS = (64, 256, 512, 1024, 2048)
STRIDES = (2, 4, 8, 16, 32)
DEPTHS = (3, 4, 6, 3)  # bottlenecks a stage: ResNet50


class Features(NamedTuple):
    """Feature maps of one batch, (n, width, rows / stride, cols / stride) each.

    `stem` to `c4` have the widths and strides of `WIDTHS` and `STRIDES`; `shared` and `top` are both
    (n, 2048, rows / 32, cols / 32): before and after the last bottleneck, which the experts replace.
    """

    stem: Tensor
    c2: Tensor
    c3: Tensor
    c4: Tensor
    shared: Tensor
    top: Tensor


class Bottleneck(nn.Module):
    """1x1, 3x3, 1x1 residual block, stride on the 3x3 (He et al. 2016, in torchvision's "v1.5" form)."""

    def __init__(self, width_in: int, width: int, stride: int = 1) -> None:
        super().__init__()
        width_out = width * 4
        self.conv1 = nn.Conv2d(width_in, width, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(width)
        self.conv2 = nn.Conv2d(width, width, 3, stride, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(width)
        self.conv3 = nn.Conv2d(width, width_out, 1, bias=False)
        self.bn3 = nn.BatchNorm2d(width_out)
        self.relu = nn.ReLU(inplace=True)
        self.downsample: nn.Module | None = None
        if stride != 1 or width_in != width_out:
            conv = nn.Conv2d(width_in, width_out, 1, stride, bias=False)
            self.downsample = nn.Sequential(conv, nn.BatchNorm2d(width_out))

    def forward(self, x: Tensor) -> Tensor:
        """Map (n, width_in, rows, cols) to (n, 4 * width, rows / stride, cols / stride)."""
        kept = x if self.downsample is None else self.downsample(x)
        x = self.relu(self.bn1(self.conv1(x)))
        x = self.relu(self.bn2(self.conv2(x)))
        made: Tensor = self.relu(self.bn3(self.conv3(x)) + kept)
        return made


class Trunk(nn.Module):
    """ResNet50 over one grey channel; parameter names are torchvision's, so its weights load.

    Only `conv1` differs: (64, 1, 7, 7), the sum over the colour channels of a colour stem. Fewer `depths`
    make the slim trunk that training grows from; a bundle always holds all of them.
    """

    def __init__(self, depths: tuple[int, int, int, int] = DEPTHS) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 64, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(64)
        self.relu = nn.ReLU(inplace=True)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        self.layer1 = _stage(64, 64, depths[0], 1)
        self.layer2 = _stage(256, 128, depths[1], 2)
        self.layer3 = _stage(512, 256, depths[2], 2)
        self.layer4 = _stage(1024, 512, depths[3], 2)

    def forward(self, x: Tensor) -> Features:
        """Map (n, 1, rows, cols) float, normalised, sides multiples of 32, to `Features`."""
        stem, c2, c3 = self._lower(x)
        c4 = self.layer3(c3)
        shared = self.layer4[:-1](c4)
        return Features(stem, c2, c3, c4, shared, self.layer4[-1](shared))

    def joint_stage(self, x: Tensor) -> Tensor:
        """Return c4 alone, (n, 1024, rows / 16, cols / 16): what a joint's expert works on."""
        stage: Tensor = self.layer3(self._lower(x)[2])
        return stage

    def _lower(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        stem = self.relu(self.bn1(self.conv1(x)))
        c2 = self.layer1(self.maxpool(stem))
        return stem, c2, self.layer2(c2)


def _stage(width_in: int, width: int, blocks: int, stride: int) -> nn.Sequential:
    rest = [Bottleneck(width * 4, width) for _ in range(blocks - 1)]
    return nn.Sequential(Bottleneck(width_in, width, stride), *rest)
