"""One network from several: the mean of what they share, with statistics measured anew where that is asked for."""

import torch

from training.init import load
from training.network import MultiTask, initialise
from training.soup import Soup, mean, run


def checkpoint(path, seed):
    torch.manual_seed(seed)
    network = MultiTask()
    initialise(network)
    path.parent.mkdir()
    torch.save({"average": network.state_dict()}, path)
    return network.state_dict()


def test_weights_are_averaged_over_the_networks_that_have_them():
    one, two = {"a": torch.tensor([1.0]), "n": torch.tensor(3)}, {"a": torch.tensor([3.0]), "b": torch.tensor([5.0])}
    made = mean([one, two])
    assert float(made["a"]) == 2 and float(made["b"]) == 5 and int(made["n"]) == 3


def test_a_soup_can_be_asked_and_its_statistics_measured_anew(packed, tmp_path):
    both = [checkpoint(tmp_path / name / "checkpoint.pt", seed) for seed, name in enumerate(("one", "two"))]
    networks = tuple(str(tmp_path / name / "checkpoint.pt") for name in ("one", "two"))
    plain = load(run(Soup(networks, str(packed), str(tmp_path / "plain"), batches=0)))
    settled = load(run(Soup(networks, str(packed), str(tmp_path / "settled"), side=64, batches=2)))
    wanted = (both[0]["trunk.conv1.weight"] + both[1]["trunk.conv1.weight"]) / 2
    for made in (plain, settled):
        torch.testing.assert_close(made.trunk.conv1.weight.detach(), wanted)
    torch.testing.assert_close(plain.trunk.bn1.running_mean, torch.zeros(64))
    assert float(settled.trunk.bn1.running_mean.abs().max()) > 0 and settled.trunk.bn1.momentum == 0.1
