"""The running mean of a network's weights, which is what is kept of a training."""

from __future__ import annotations

import torch
from torch import nn


@torch.no_grad()
def follow(mean: nn.Module, live: nn.Module, keep: float) -> None:
    """Move the floats of `mean` towards those of `live`, keeping the share `keep` of what they are; counts stay."""
    kept, new = mean.state_dict(), live.state_dict()
    floats = [name for name, value in new.items() if value.is_floating_point()]
    torch._foreach_lerp_([kept[name] for name in floats], [new[name] for name in floats], 1 - keep)
