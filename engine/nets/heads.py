"""The questions asked of the trunk's features: which part, is it broken, and what else."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from engine.nets.pooling import JOINT_STRIDES, JOINT_WIDTH, SHARPNESS
from engine.nets.trunk import WIDTHS, Bottleneck


class Classifier(nn.Module):
    """Global average pooling and one linear layer: (n, 2048, rows, cols) -> logits (n, classes)."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.out = nn.Linear(WIDTHS[4], classes)

    def forward(self, top: Tensor) -> Tensor:
        """Map (n, 2048, rows, cols) to logits (n, classes)."""
        logits: Tensor = self.out(top.mean((2, 3)))
        return logits


class FractureHead(nn.Module):
    """A map of local fracture logits and their smooth maximum over the film.

    The map is the class activation map by construction. Pooling is the log-mean-exp of Pinheiro and
    Collobert (CVPR 2015), which lets a small fracture decide a large film.
    """

    def __init__(self) -> None:
        super().__init__()
        self.out = nn.Conv2d(WIDTHS[4], 1, 1)

    def forward(self, top: Tensor) -> tuple[Tensor, Tensor]:
        """Return film logits (n,) and local logits (n, rows, cols) at the stride of `top`."""
        local = functional.avg_pool2d(self.out(top), 3, 1, 1, count_include_pad=False)[:, 0].float()
        sharp = local.flatten(1) * SHARPNESS
        count = torch.tensor(float(sharp.shape[1]), device=sharp.device)
        return (torch.logsumexp(sharp, 1) - torch.log(count)) / SHARPNESS, local


class FractureExpert(nn.Module):
    """The trunk's last bottleneck, fine-tuned for one group of parts, and its fracture head."""

    def __init__(self) -> None:
        super().__init__()
        self.block = Bottleneck(WIDTHS[4], WIDTHS[4] // 4)
        self.head = FractureHead()

    def forward(self, shared: Tensor) -> tuple[Tensor, Tensor]:
        """Map `Features.shared` to film logits (n,) and local logits (n, rows, cols)."""
        film, local = self.head(self.block(shared))
        return film, local


class JointExpert(nn.Module):
    """A question of several classes put to a joint that fills the frame, on the trunk's third stage.

    Joint space and osteophytes are finer than the top's grid of 32 px. Narrow, since few films teach it.
    """

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.reduce = _conv(WIDTHS[3], JOINT_WIDTH, 1, 1)
        self.layers = nn.ModuleList(_conv(JOINT_WIDTH, JOINT_WIDTH, 3, stride) for stride in JOINT_STRIDES)
        self.out = nn.Linear(JOINT_WIDTH, classes)

    def forward(self, c4: Tensor) -> Tensor:
        """Map `Features.c4` (n, 1024, rows, cols) to logits (n, classes)."""
        x = self.reduce(c4)
        for layer in self.layers:
            x = layer(x)
        logits: Tensor = self.out(x.mean((2, 3)))
        return logits


def _conv(width_in: int, width_out: int, side: int, stride: int) -> nn.Sequential:
    conv = nn.Conv2d(width_in, width_out, side, stride, side // 2, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(width_out), nn.ReLU(inplace=True))


class ClassExpert(nn.Module):
    """The trunk's last bottleneck, fine-tuned for one question of several classes."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.block = Bottleneck(WIDTHS[4], WIDTHS[4] // 4)
        self.head = Classifier(classes)

    def forward(self, shared: Tensor) -> Tensor:
        """Map `Features.shared` to logits (n, classes)."""
        logits: Tensor = self.head(self.block(shared))
        return logits
