"""A model that comes by file, put beside one that is here."""

import hashlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from safetensors.numpy import save

from engine import bundle, signature, weights
from engine.bundle import CARD, WEIGHTS
from engine.install import LOCK, install
from tests.factory import make_card
from tests.faults.scenario import Scenario

OLD, NEW = "test-9.0.0", "test-9.1.0"
_places = []  # folders that stay until the program ends


@cache
def _stick():
    """Return a signed model in a folder, and the public key of who signed it."""
    place = TemporaryDirectory()
    _places.append(place)
    folder = Path(place.name) / "stick"
    (folder / "evaluation").mkdir(parents=True)
    card = make_card(version="9.1.0")
    content = save({name: np.zeros(shape, np.int64 if name.endswith(weights.COUNT) else np.float16)
                    for name, shape in weights.expected(card).items()})  # fmt: skip
    (folder / WEIGHTS).write_bytes(content)
    (folder / "evaluation" / "parts.csv").write_text("part,films\n", "utf-8")
    replace(card, sha256=hashlib.sha256(content).hexdigest()).save(folder / CARD)
    public = signature.make_key(Path(place.name) / "maker.pem")
    signature.sign(folder, signature.private(Path(place.name) / "maker.pem"))
    return folder, public.read_bytes()


def _old(folder):
    (folder / "site" / signature.KEYS).mkdir(parents=True)
    (folder / "site" / signature.KEYS / "maker.pem").write_bytes(_stick()[1])
    (folder / "models" / OLD).mkdir(parents=True)
    make_card(version="9.0.0").save(folder / "models" / OLD / CARD)
    (folder / "models" / OLD / WEIGHTS).write_bytes(b"old" * 1000)


def _act(folder, acknowledge):
    install(_stick()[0], folder / "site", folder / "models")
    acknowledge(NEW)


def _lost(folder, acknowledged):
    """The old models or the old and the new, whole; and what a kill left is gone with the next install."""
    here = [path.name for path in bundle.find(folder / "models")]
    assert here in ([OLD], [OLD, NEW])
    assert (folder / "models" / OLD / WEIGHTS).read_bytes() == b"old" * 1000
    if NEW in here:
        found = bundle.checked(folder / "models" / NEW)
        signature.verify(found.folder, signature.trusted(folder / "site"))
    else:
        found = install(_stick()[0], folder / "site", folder / "models")
        assert {path.name for path in (folder / "models").iterdir()} == {OLD, NEW, LOCK}
    return found.weights.stat().st_size if acknowledged and NEW not in here else 0


SCENARIOS = (Scenario("model installed", _old, _act, _lost),)
