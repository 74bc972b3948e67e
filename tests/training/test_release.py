"""From a checkpoint to a bundle by single steps: what one leaves on disk is what the next one takes."""

import csv
import json
from dataclasses import replace

import pytest
import torch

from engine import bundle
from training import features, release
from training.data.pack import Pack
from training.experts import GROUPS, Tuning
from training.network import MultiTask, initialise


@pytest.fixture
def asked(packed, tmp_path):
    """A release of a network nobody taught, on the shared pack, two films of which are for tuning."""
    index = json.loads((packed / "index.json").read_text("utf-8"))
    parts = [parts[0] for parts in GROUPS.values()]
    for number, film in enumerate(index["films"]):
        film.update(main=parts[number // 2], visible=[parts[number // 2]])
    tuned = [film | {"name": f"tune-{film['name']}", "side": "tune"} for film in index["films"]]
    (packed / "index.json").write_text(json.dumps(index | {"films": index["films"] + tuned}), "utf-8")
    torch.manual_seed(0)
    network = MultiTask()
    initialise(network)
    (tmp_path / "taught").mkdir()
    torch.save({"average": network.state_dict()}, tmp_path / "taught" / "checkpoint.pt")
    (tmp_path / "taught" / "losses.csv").write_text("10,1.0\n", "utf-8")
    one = Tuning(epochs=1, batch=4)
    return release.Release(
        checkpoint=str(tmp_path / "taught" / "checkpoint.pt"), pack=str(packed), folder=str(tmp_path / "test-0.1.0"),
        name="test", version="0.1.0", run=str(tmp_path / "steps"), variants=1, router=one, expert=one,
    )  # fmt: skip


def test_steps_on_disk_become_a_bundle(asked, tmp_path, monkeypatch):
    release.router(asked)
    monkeypatch.setattr(features, "compute", None)  # what the router's step kept is taken up, not computed again
    release.fracture_experts(asked)
    made = release.exported(asked)
    assert bundle.load(made.folder).card.version == "0.1.0"
    assert {expert.name for expert in made.card.experts if expert.kind == "fracture"} == set(GROUPS)
    with (made.folder / "evaluation" / "experts.csv").open(newline="") as stream:
        rows = {row["group"]: row for row in csv.DictReader(stream)}
    kept = {expert.name: expert.own_block for expert in made.card.experts if expert.kind == "fracture"}
    assert {name: row["kept"] == "own_block" for name, row in rows.items()} == kept
    assert (made.folder / "evaluation" / "training" / "losses.csv").read_text("utf-8") == "10,1.0\n"


def test_features_of_another_network_are_not_taken_up(asked, tmp_path):
    films = features.compute(MultiTask().eval(), Pack(tmp_path), list(Pack(tmp_path).films[:2]), 1, 1, release.RECIPE)
    features.store(tmp_path / "features.pt", "one", films)
    held = features.stored(tmp_path / "features.pt", "one", Pack(tmp_path))
    assert [one.film.name for one in held] == [one.film.name for one in films]
    torch.testing.assert_close(torch.from_numpy(held[0].shared), torch.from_numpy(films[0].shared))
    assert features.stored(tmp_path / "features.pt", "two", Pack(tmp_path)) is None


def test_a_bundle_without_its_experts_is_not_exported(asked):
    with pytest.raises(OSError):
        release.exported(replace(asked, run=asked.run + "-nowhere"))
