"""Which runtime and device a reading uses: what was asked for, or the best that is here."""

from __future__ import annotations

from enum import StrEnum

from engine.bundle import Bundle
from engine.errors import DeviceError
from engine.runtime import preload
from engine.runtime.base import Runtime


class Device(StrEnum):
    """Where the networks run."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


class RuntimeName(StrEnum):
    """What runs the networks."""

    AUTO = "auto"
    TORCH = "torch"
    OPENVINO = "openvino"


def choose(bundle: Bundle, device: str = Device.AUTO, runtime: str = RuntimeName.AUTO) -> Runtime:
    """Load `bundle` where it was asked to run; "auto" takes CUDA where there is a card, else the CPU.

    Raise DeviceError where the device or runtime is not here: nothing falls back in silence.
    """
    if device not in tuple(Device) or runtime not in tuple(RuntimeName):
        raise DeviceError(f"There is no device {device!r} with runtime {runtime!r}.")
    if runtime == RuntimeName.OPENVINO:
        raise DeviceError("This version runs on torch alone; choose --runtime torch or auto.")
    preload.libraries()
    import torch

    from engine.runtime.torch import TorchRuntime

    if device == Device.AUTO:
        device = Device.CUDA if torch.cuda.is_available() else Device.CPU
    return TorchRuntime(bundle, device)
