"""In which numbers training computes: bfloat16 where the processor has it, else single precision."""

from __future__ import annotations

import torch


def mixed() -> torch.autocast:
    """Return the context in which networks compute; a processor without bfloat16 would be many times slower in it."""
    supported = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
    return torch.autocast("cpu", torch.bfloat16, enabled=supported)
