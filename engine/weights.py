"""The header of a safetensors file held against the networks that its card names, before anything is allocated."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.card import Card, Expert
from engine.nets.pooling import JOINT_STRIDES, JOINT_WIDTH

LONGEST_HEADER = 4 * 2**20  # bytes; the shipped one has under 40,000
LARGEST = 512 * 2**20  # bytes of a whole file
MOST_OUTPUTS = 1024  # parts, experts or classes: more is no card of ours
BYTES = {"F16": 2, "F32": 4, "I64": 8}  # a count of batches is I64, all else floats
COUNT = "num_batches_tracked"
_WIDTHS, _DEPTHS = (64, 256, 512, 1024, 2048), (3, 4, 6, 3)  # ResNet50's, as in `engine.nets.trunk`
_UPS, _MAPS = (16, 32, 64, 128), 2  # the decoder's, as in `engine.nets.unet`
Shape = tuple[int, ...]


def check(path: Path, card: Card) -> None:
    """Raise ValueError, a clause without a full stop, where the file does not hold just the networks of `card`.

    Names, shapes, kinds of numbers and the places of all tensors must be those expected, and the file must end where
    the last tensor does. Raise OSError where it cannot be read. Reads the header alone.
    """
    size = path.stat().st_size
    if size > LARGEST:
        raise ValueError(f"its {size} bytes are more than {LARGEST}")
    with path.open("rb") as stream:
        length = int.from_bytes(stream.read(8), "little")
        if not 2 <= length <= min(LONGEST_HEADER, size - 8):
            raise ValueError(f"its header cannot have {length} bytes")
        header = _parsed(stream.read(length))
    places = _places(header, expected(card))
    _contiguous(places, size - 8 - length)


def expected(card: Card) -> dict[str, Shape]:
    """Return the name and shape of every tensor of the card's networks: those of `engine.nets`, said without torch.

    Raise ValueError where the card names more outputs than any network of ours has.
    """
    enabled = [expert for expert in card.experts if expert.enabled]
    most = max(len(card.routing.parts), len(enabled), *(len(expert.labels) for expert in enabled), 0)
    if most > MOST_OUTPUTS:
        raise ValueError(f"its card names {most} outputs, and no network of ours has more than {MOST_OUTPUTS}")
    made = dict(_trunk())
    made |= _decoder()
    made |= _linear("router", len(card.routing.parts))
    if card.routing.joint_part is not None:
        made |= _linear("scope", 2)
    for expert in enabled:
        made |= _expert(expert)
    return made


def _parsed(header: bytes) -> dict[str, Any]:
    try:
        found = json.loads(header)
    except (ValueError, RecursionError) as error:
        raise ValueError("its header is not JSON") from error
    if not isinstance(found, dict):
        raise ValueError("its header is not an object")
    found.pop("__metadata__", None)
    return found


def _places(header: dict[str, Any], wanted: dict[str, Shape]) -> list[tuple[int, int]]:
    """Return where each tensor begins and ends, after its name, kind and shape were checked."""
    odd = sorted(set(header) ^ set(wanted))
    if odd:
        raise ValueError(f"it {'lacks' if odd[0] in wanted else 'should not hold'} {odd[0][:80]}")
    return [_place(name, header[name], shape) for name, shape in wanted.items()]


def _place(name: str, entry: Any, shape: Shape) -> tuple[int, int]:
    kinds = ("I64",) if name.endswith(COUNT) else ("F16", "F32")
    match entry:
        case {"dtype": str(kind), "shape": list(found), "data_offsets": [int(begin), int(end)]} if kind in kinds:
            pass
        case _:
            raise ValueError(f"{name} in it is not described as a tensor of {' or '.join(kinds)}")
    if found != list(shape):
        raise ValueError(f"{name} in it has the shape {str(found)[:60]} and not {list(shape)}")
    items = 1
    for side in shape:
        items *= side
    if end - begin != items * BYTES[kind]:
        raise ValueError(f"{name} in it has {end - begin} bytes and not {items * BYTES[kind]}")
    return begin, end


def _contiguous(places: list[tuple[int, int]], size: int) -> None:
    reached = 0
    for begin, end in sorted(places):
        if begin != reached:
            raise ValueError("its tensors overlap or leave gaps")
        reached = end
    if reached != size:
        raise ValueError(f"its tensors end at byte {reached} of {size}")


def _trunk() -> Iterator[tuple[str, Shape]]:
    yield from _convolution("trunk.conv1", 64, 1, 7)
    yield from _norm("trunk.bn1", 64)
    width = _WIDTHS[0]
    for stage, (wide, depth) in enumerate(zip(_WIDTHS[1:], _DEPTHS, strict=True), 1):
        for block in range(depth):
            yield from _bottleneck(f"trunk.layer{stage}.{block}", width, wide)
            width = wide


def _bottleneck(name: str, width: int, wide: int) -> Iterator[tuple[str, Shape]]:
    inner = wide // 4
    for number, (out, given, side) in enumerate(((inner, width, 1), (inner, inner, 3), (wide, inner, 1)), 1):
        yield from _convolution(f"{name}.conv{number}", out, given, side)
        yield from _norm(f"{name}.bn{number}", out)
    if width != wide:
        yield from _convolution(f"{name}.downsample.0", wide, width, 1)
        yield from _norm(f"{name}.downsample.1", wide)


def _decoder() -> Iterator[tuple[str, Shape]]:
    yield from _block("decoder.bridge", _UPS[-1], _WIDTHS[-1], 1)
    for at, (up, low) in enumerate(zip(_UPS, (*_UPS[1:], _UPS[-1]), strict=True)):
        yield from _block(f"decoder.skips.{at}", up, _WIDTHS[at], 1)
        yield from _block(f"decoder.ups.{at}", up, low + up, 3)
    yield from _convolution("decoder.out", _MAPS, _UPS[0], 3)
    yield "decoder.out.bias", (_MAPS,)


def _expert(expert: Expert) -> Iterator[tuple[str, Shape]]:
    name = f"experts.{expert.name}"
    if expert.joint:
        yield from _block(f"{name}.reduce", JOINT_WIDTH, _WIDTHS[3], 1)
        for number in range(len(JOINT_STRIDES)):
            yield from _block(f"{name}.layers.{number}", JOINT_WIDTH, JOINT_WIDTH, 3)
        yield from _linear(name, len(expert.labels), JOINT_WIDTH)
        return
    if expert.own_block:
        yield from _bottleneck(f"{name}.block", _WIDTHS[-1], _WIDTHS[-1])
        name = f"{name}.head"
    if expert.kind == "fracture":
        yield from _convolution(f"{name}.out", 1, _WIDTHS[-1], 1)
        yield f"{name}.out.bias", (1,)
    else:
        yield from _linear(name, len(expert.labels))


def _block(name: str, out: int, given: int, side: int) -> Iterator[tuple[str, Shape]]:
    yield from _convolution(f"{name}.0", out, given, side)
    yield from _norm(f"{name}.1", out)


def _linear(name: str, classes: int, width: int = _WIDTHS[-1]) -> Iterator[tuple[str, Shape]]:
    yield f"{name}.out.weight", (classes, width)
    yield f"{name}.out.bias", (classes,)


def _convolution(name: str, out: int, given: int, side: int) -> Iterator[tuple[str, Shape]]:
    yield f"{name}.weight", (out, given, side, side)


def _norm(name: str, width: int) -> Iterator[tuple[str, Shape]]:
    for held in ("weight", "bias", "running_mean", "running_var"):
        yield f"{name}.{held}", (width,)
    yield f"{name}.{COUNT}", ()
