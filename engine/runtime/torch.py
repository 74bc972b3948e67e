"""The bundle in PyTorch: on CUDA in half precision, else on the CPU in single precision; the reference."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from engine.bundle import Bundle
from engine.card import Card, Expert
from engine.errors import BundleError, DeviceError, OutOfMemoryError
from engine.nets.reader import ReaderNet
from engine.nets.trunk import Bottleneck, Features
from engine.records import Prediction, Preprocessed, Run
from engine.runtime.answers import Floats, Raw, predicted

PRECISIONS = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}


class TorchRuntime:
    """A bundle loaded into PyTorch."""

    runtime = "torch"

    def __init__(self, bundle: Bundle, device: str, precision: str | None = None) -> None:
        """Load onto "cpu" or "cuda"; raise DeviceError where there is no such device, BundleError on bad weights."""
        if device == "cuda" and not torch.cuda.is_available():
            raise DeviceError("No CUDA device was found; choose the CPU, or automatic.")
        self.device = device
        self.precision = precision or ("fp16" if device == "cuda" else "fp32")
        self.batch = 16 if device == "cuda" else 4
        self.lanes = 1
        self._card: Card = bundle.card
        self._dtype = PRECISIONS[self.precision]
        net = _fused(_loaded(bundle))
        self._net = net.to(device=device, dtype=self._dtype, memory_format=torch.channels_last)  # type: ignore[call-overload]

    @torch.inference_mode()
    def predict(self, films: Sequence[Preprocessed], part: str | None = None) -> list[Prediction]:
        """Return one prediction a film; see `engine.runtime.base.Runtime`.

        Raise OutOfMemoryError where the device does not hold so many films (`CarefulRuntime` then asks for less), and
        DeviceError where it fails otherwise.
        """
        began = time.perf_counter()
        try:
            made = self._predicted(films, part)
        except torch.OutOfMemoryError as error:
            message = f"The {self.device} device has no memory for {len(films)} films at once."
            raise OutOfMemoryError(message) from error
        except RuntimeError as error:
            raise DeviceError(f"Torch could not run {len(films)} films at once: {error}.") from error
        run = Run(self.device, self.runtime, self.precision, (time.perf_counter() - began) / len(films))
        return [replace(one, run=run) for one in made]

    def _predicted(self, films: Sequence[Preprocessed], part: str | None) -> list[Prediction]:
        features = self._net.trunk(self._sent(films))
        maps = torch.sigmoid(self._net.decoder(features).float()).cpu().numpy()
        router = self._net.router(features.top).float().cpu().numpy()
        scope = self._net.scope(features.top).float().cpu().numpy() if self._card.routing.joint_part else None
        return [
            predicted(
                self._card,
                Raw(maps[at], router[at], None if scope is None else scope[at], film.joint is not None),
                partial(self._ask, features, at, film),
                part,
            )
            for at, film in enumerate(films)
        ]

    def _sent(self, films: Sequence[Preprocessed]) -> Tensor:
        return self._moved(np.stack([film.pixels for film in films]))

    def _moved(self, pixels: Floats) -> Tensor:
        batch = torch.from_numpy(pixels)[:, None]
        if self.device == "cuda":
            batch = batch.pin_memory()
        # The card makes the halves: asked for both at once, torch makes them here, in memory that is not pinned.
        return batch.to(self.device, non_blocking=True).to(self._dtype, memory_format=torch.channels_last)

    def _ask(self, features: Features, at: int, film: Preprocessed, expert: Expert) -> Floats:
        answer: Tensor | tuple[Tensor, Tensor]
        if expert.joint and film.joint is not None:
            answer = self._net.grade(expert, self._moved(film.joint[None]))
        else:
            answer = self._net.ask(expert, Features(*(stage[at : at + 1] for stage in features)))
        given = answer[1] if isinstance(answer, tuple) else answer  # local logits, which the film's follow from
        said: Floats = given[0].float().cpu().numpy()
        return said


def _loaded(bundle: Bundle) -> ReaderNet:
    net = ReaderNet(bundle.card).eval()
    weights = {name: value.float() for name, value in load_file(bundle.weights).items()}
    try:
        net.load_state_dict(weights)
    except RuntimeError as error:
        raise BundleError(bundle.folder, "its weights do not fit the networks its card names") from error
    return net


def _fused(net: ReaderNet) -> ReaderNet:
    """Fold every batch normalisation into the convolution before it: the same answers, a third fewer passes."""
    for module in list(net.modules()):
        if isinstance(module, Bottleneck):
            for number in (1, 2, 3):
                _fold(module, f"conv{number}", f"bn{number}")
        if isinstance(module, nn.Sequential) and isinstance(module[0], nn.Conv2d):
            _fold(module, "0", "1")
    _fold(net.trunk, "conv1", "bn1")
    return net


def _fold(module: nn.Module, conv: str, norm: str) -> None:
    children = module._modules
    convolution, normalisation = children[conv], children[norm]
    if isinstance(convolution, nn.Conv2d) and isinstance(normalisation, nn.BatchNorm2d):
        children[conv] = fuse_conv_bn_eval(convolution, normalisation)
        children[norm] = nn.Identity()
