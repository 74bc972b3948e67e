"""The bundle in PyTorch: on CUDA in half precision, else on the CPU in single precision; the reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from engine.bundle import Bundle
from engine.card import Card
from engine.errors import BundleError, DeviceError, OutOfMemoryError
from engine.hierarchy import experts_for, parts_of
from engine.nets.reader import FRACTURE, ReaderNet
from engine.nets.trunk import Bottleneck, Features
from engine.records import Prediction, Preprocessed

PRECISIONS = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}
Floats = NDArray[np.float32]


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
        self._card: Card = bundle.card
        self._dtype = PRECISIONS[self.precision]
        net = _fused(_loaded(bundle))
        self._net = net.to(device=device, dtype=self._dtype, memory_format=torch.channels_last)  # type: ignore[call-overload]

    @torch.inference_mode()
    def predict(self, films: Sequence[Preprocessed], part: str | None = None) -> list[Prediction]:
        """Return one prediction a film; see `engine.runtime.base.Runtime`."""
        stacked = torch.from_numpy(np.stack([film.pixels for film in films]))[:, None]
        batch = stacked.to(device=self.device, dtype=self._dtype, memory_format=torch.channels_last)
        try:
            features = self._net.trunk(batch)
            maps = torch.sigmoid(self._net.decoder(features).float()).cpu().numpy()
            logits = self._net.router(features.top).float() / self._card.routing.temperature
        except torch.OutOfMemoryError as error:
            message = f"The {self.device} device has no memory for {len(films)} films at once."
            raise OutOfMemoryError(message) from error
        main = torch.softmax(logits, 1).cpu().numpy()
        return [self._answers(at, features, maps[at], main[at], part) for at in range(len(films))]

    def _answers(self, at: int, features: Features, maps: Floats, main: Floats, part: str | None) -> Prediction:
        """Ask film `at` of the batch what its parts are to be asked."""
        own = Features(*(stage[at : at + 1] for stage in features))
        fracture: dict[str, float] = {}
        others: dict[str, Floats] = {}
        activation = np.zeros(own.top.shape[-2:], np.float32)
        parts = (part,) if part else tuple(finding.part for finding in parts_of(self._card, main))
        for expert in experts_for(self._card, parts):
            answer = self._net.ask(expert, own)
            if expert.kind == FRACTURE:
                film, local = cast(tuple[Tensor, Tensor], answer)
                fracture[expert.name] = float(film)
                activation = np.maximum(activation, torch.sigmoid(local[0].float()).cpu().numpy())
            else:
                softmax = torch.softmax(cast(Tensor, answer).float()[0] / expert.temperature, 0)
                others[expert.name] = softmax.cpu().numpy()
        return Prediction(main, maps[0], maps[1], activation, fracture, others)


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
