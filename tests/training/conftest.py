"""What several tests of training share: a pack, small and of noise."""

import json

import numpy as np
import pytest

from training.data.fracatlas import BONE, FRACTURE, IGNORE, PARTS


@pytest.fixture
def packed(tmp_path):
    """A pack of eight films of noise: four broken and traced, four not."""
    chance = np.random.default_rng(0)
    films, pixels, labels, offset = [], [], [], 0
    for number in range(8):
        broken = number % 2 == 0
        label = np.full((96, 80), IGNORE if not broken else 0, np.uint8)
        if broken:
            label[20:80, 30:50] |= BONE
            label[40:50, 30:50] |= FRACTURE
        films.append({
            "name": f"{number}", "source": "fracatlas", "side": "train", "component": f"{number}",
            "main": PARTS[number],
            "visible": [PARTS[number]], "confident": True, "cast": False, "hardware": False, "fractured": broken,
            "projection": [True, False, False], "traced": broken, "outlined": broken, "rows": 96, "cols": 80,
            "offset": offset,
        })  # fmt: skip
        pixels.append(chance.integers(0, 255, (96, 80)).astype(np.uint8))
        labels.append(label)
        offset += 96 * 80
    (tmp_path / "index.json").write_text(json.dumps({"side": 96, "films": films}), "utf-8")
    (tmp_path / "pixels.u8").write_bytes(b"".join(one.tobytes() for one in pixels))
    (tmp_path / "labels.u8").write_bytes(b"".join(one.tobytes() for one in labels))
    return tmp_path
