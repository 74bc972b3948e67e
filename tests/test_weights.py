"""The header of the weights against the networks of the card."""

import hashlib
import json
from dataclasses import replace

import pytest

from engine import weights
from engine.bundle import CARD, SHIPPED, find, load
from engine.card import Card
from engine.errors import BundleError
from tests.factory import make_bundle, make_card


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    return make_bundle(tmp_path_factory.mktemp("models") / "test-0.0.1")


def header_of(path):
    content = path.read_bytes()
    length = int.from_bytes(content[:8], "little")
    return json.loads(content[8 : 8 + length]), content[8 + length :]


def write(path, header, body):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + body)


def test_the_expected_tensors_are_those_of_the_networks():
    from engine.nets.reader import ReaderNet

    card = make_card()
    found = {name: tuple(value.shape) for name, value in ReaderNet(card).state_dict().items()}
    assert weights.expected(card) == found


def test_the_shipped_weights_hold_just_the_networks_of_their_card():
    (folder,) = find(SHIPPED)
    weights.check(folder / "weights.safetensors", Card.load(folder / CARD))


def widened(header):
    header["trunk.conv1.weight"]["shape"] = [64, 3, 7, 7]


def enormous(header):
    header["router.out.bias"]["shape"] = [2**60]


def renamed(header):
    header["surprise"] = header.pop("router.out.bias")


def lacking(header):
    del header["decoder.out.bias"]


def recast(header):
    header["router.out.bias"]["dtype"] = "F64"


def overlapping(header):
    first, second = (header[name] for name in ("router.out.bias", "decoder.out.bias"))
    begin = second["data_offsets"][0]
    first["data_offsets"] = [begin, begin + first["data_offsets"][1] - first["data_offsets"][0]]


def backwards(header):
    header["router.out.bias"]["data_offsets"] = [8, 0]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (widened, r"trunk.conv1.weight in it has the shape \[64, 3, 7, 7\] and not \[64, 1, 7, 7\]"),
        (enormous, "router.out.bias in it has the shape"),
        (renamed, "it lacks router.out.bias"),
        (lacking, "it lacks decoder.out.bias"),
        (recast, "router.out.bias in it is not described as a tensor of F16 or F32"),
        (overlapping, "overlap or leave gaps"),
        (backwards, "has -8 bytes"),
    ],
)
def test_a_header_of_other_networks_is_refused(bundle, tmp_path, change, said):
    header, body = header_of(bundle.weights)
    change(header)
    write(tmp_path / "weights", header, body)
    with pytest.raises(ValueError, match=said):
        weights.check(tmp_path / "weights", bundle.card)


@pytest.mark.parametrize("header", [b"[]", b"{,", b"[" * 100_000, b"\xff\xfe"])
def test_a_header_that_is_no_object_is_refused(bundle, tmp_path, header):
    write(tmp_path / "weights", header, b"")
    with pytest.raises(ValueError, match="its header is not"):
        weights.check(tmp_path / "weights", bundle.card)


def test_a_header_longer_than_the_file_or_a_file_that_goes_on_is_refused(bundle, tmp_path):
    header, body = header_of(bundle.weights)
    (tmp_path / "weights").write_bytes((2**63).to_bytes(8, "little") + b"{}")
    with pytest.raises(ValueError, match="its header cannot have 9223372036854775808 bytes"):
        weights.check(tmp_path / "weights", bundle.card)
    write(tmp_path / "weights", header, body + b"\0")
    with pytest.raises(ValueError, match="its tensors end at byte"):
        weights.check(tmp_path / "weights", bundle.card)


def test_a_card_of_endless_outputs_is_refused(bundle):
    many = replace(bundle.card, routing=replace(bundle.card.routing, parts=("hand",) * 2000))
    with pytest.raises(ValueError, match="names 2000 outputs"):
        weights.expected(many)


def test_a_bundle_whose_hash_holds_but_whose_shapes_do_not_is_refused(tmp_path):
    made = make_bundle(tmp_path / "test-0.0.1")
    header, body = header_of(made.weights)
    widened(header)
    write(made.weights, header, body)
    digest = hashlib.sha256(made.weights.read_bytes()).hexdigest()
    replace(made.card, sha256=digest).save(made.folder / CARD)
    with pytest.raises(BundleError, match=r"does not fit the networks its card names: trunk\.conv1"):
        load(made.folder)
