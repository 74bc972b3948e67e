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
from engine.errors import BundleError, DeviceError
from engine.nets.reader import ReaderNet
from engine.nets.trunk import Bottleneck, Features
from engine.records import Prediction, Preprocessed, Run
from engine.runtime.answers import Floats, predicted

PRECISIONS = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}


class TorchRuntime:
    """A bundle loaded into PyTorch.

    Where a card's memory does not hold a batch, the batch is halved; where it does not hold one film, the networks
    move to the CPU. Both are said in `problems`, and every prediction tells where it was made.
    """

    runtime = "torch"

    def __init__(self, bundle: Bundle, device: str, precision: str | None = None) -> None:
        """Load onto "cpu" or "cuda"; raise DeviceError where there is no such device, BundleError on bad weights."""
        if device == "cuda" and not torch.cuda.is_available():
            raise DeviceError("No CUDA device was found; choose the CPU, or automatic.")
        self.device = device
        self.precision = precision or ("fp16" if device == "cuda" else "fp32")
        self.batch = 16 if device == "cuda" else 4
        self.problems: tuple[str, ...] = ()
        self._card: Card = bundle.card
        self._net = _fused(_loaded(bundle))
        self._place()

    def predict(self, films: Sequence[Preprocessed], part: str | None = None) -> list[Prediction]:
        """Return one prediction a film; see `engine.runtime.base.Runtime`."""
        made: list[Prediction] = []
        while len(made) < len(films):
            some = films[len(made) : len(made) + self.batch]
            answers = self._if_memory_allows(some, part)
            if answers is None:
                self._make_room(len(some))
            else:
                made += answers
        return made

    def _if_memory_allows(self, films: Sequence[Preprocessed], part: str | None) -> list[Prediction] | None:
        try:
            return self._predict(films, part)
        except torch.OutOfMemoryError:
            return None  # not handled here: the error still holds the memory that is to be freed

    @torch.inference_mode()
    def _predict(self, films: Sequence[Preprocessed], part: str | None) -> list[Prediction]:
        began = time.perf_counter()
        features = self._net.trunk(self._sent(films))
        maps = torch.sigmoid(self._net.decoder(features).float()).cpu().numpy()
        router = self._net.router(features.top).float().cpu().numpy()
        made = [
            predicted(self._card, maps[at], router[at], partial(self._ask, features, at), part)
            for at in range(len(films))
        ]
        run = Run(self.device, self.runtime, self.precision, (time.perf_counter() - began) / len(films))
        return [replace(one, run=run) for one in made]

    def _sent(self, films: Sequence[Preprocessed]) -> Tensor:
        batch = torch.from_numpy(np.stack([film.pixels for film in films]))[:, None]
        if self.device == "cuda":
            batch = batch.pin_memory()
        moved = batch.to(self.device, self._dtype, non_blocking=True)
        return moved.contiguous(memory_format=torch.channels_last)

    def _ask(self, features: Features, at: int, expert: Expert) -> Floats:
        answer = self._net.ask(expert, Features(*(stage[at : at + 1] for stage in features)))
        given = answer[1] if isinstance(answer, tuple) else answer  # local logits, which the film's follow from
        said: Floats = given[0].float().cpu().numpy()
        return said

    def _make_room(self, films: int) -> None:
        """Ask less of the memory the next time: half the films, then none of the card's; raise when nothing is left."""
        if self.device == "cuda":
            torch.cuda.empty_cache()
        if films > 1:
            self.batch = films // 2
            said = f"The {self.device} device has no memory for {films} films at once; it now takes {self.batch}."
        elif self.device != "cpu":
            said = f"The {self.device} device has no memory for one film; the networks now run on the CPU."
            self.device, self.precision, self.batch = "cpu", "fp32", 4
            self._place()
        else:
            raise DeviceError("There is not enough memory to read one film; close other programs.")
        self.problems += (said,)

    def _place(self) -> None:
        self._dtype = PRECISIONS[self.precision]
        self._net.to(device=self.device, dtype=self._dtype, memory_format=torch.channels_last)  # type: ignore[call-overload]


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
