"""Which runtime and device a reading uses: what was asked for, or the best that is here."""

from __future__ import annotations

import ctypes
import importlib.util
import sys
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


def choose(
    bundle: Bundle, device: str = Device.AUTO, runtime: str = RuntimeName.AUTO, *, many: bool = False
) -> Runtime:
    """Load `bundle` where it was asked to run; "auto" takes CUDA where there is a card, else OpenVINO on the CPU.

    `many` films matter more than how soon one of them is read.
    Raise DeviceError where the device or runtime is not here: nothing that was asked for falls back in silence.
    """
    if device not in tuple(Device) or runtime not in tuple(RuntimeName):
        raise DeviceError(f"There is no device {device!r} with runtime {runtime!r}.")
    if runtime == RuntimeName.AUTO:
        runtime = _best(device)
    return _openvino(bundle, device, many=many) if runtime == RuntimeName.OPENVINO else _torch(bundle, device)


def may_load_torch(device: str, runtime: str) -> bool:
    """Tell, without loading it, whether `choose` may come to load torch; what runs in OpenVINO need not wait for it."""
    if runtime == RuntimeName.OPENVINO or not _installed("torch"):
        return False
    asked = runtime == RuntimeName.TORCH or device == Device.CUDA or not _installed("openvino")
    return asked or (device == Device.AUTO and _has_driver())


def _best(device: str) -> RuntimeName:
    if not _installed("openvino") or device == Device.CUDA:
        return RuntimeName.TORCH
    # Without NVIDIA's driver there is no card, and torch need not be loaded to ask.
    if device == Device.AUTO and _installed("torch") and _has_driver() and _has_card():
        return RuntimeName.TORCH
    return RuntimeName.OPENVINO


def _openvino(bundle: Bundle, device: str, *, many: bool) -> Runtime:
    if device == Device.CUDA:
        raise DeviceError("OpenVINO runs on the processor alone; choose --runtime torch for a CUDA device.")
    if not _installed("openvino"):
        raise DeviceError("OpenVINO is not part of this installation; choose --runtime torch or auto.")
    from engine.runtime.openvino import OpenVinoRuntime

    return OpenVinoRuntime(bundle, many=many)


def _torch(bundle: Bundle, device: str) -> Runtime:
    if not _installed("torch"):
        raise DeviceError("Torch is not part of this installation, nor what it runs on; choose --runtime openvino.")
    preload.libraries()
    from engine.runtime.torch import TorchRuntime

    if device == Device.AUTO:
        device = Device.CUDA if _has_card() else Device.CPU
    return TorchRuntime(bundle, device)


def _installed(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


def _has_driver() -> bool:
    try:
        ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return False
    return True


def _has_card() -> bool:
    preload.libraries()
    import torch

    return bool(torch.cuda.is_available())
