"""The networks of the comparison answer as they should before anybody teaches them, and teaching keeps the best."""

import numpy as np
import pytest
import torch
from torch import nn
from torchvision.models import resnet50

from engine.nets.trunk import Trunk
from training.compare import learn, nets, outlines, trunks
from training.compare.films import square
from training.compare.plan import Lesson


@pytest.mark.parametrize("name", nets.NETWORKS)
def test_a_small_network_gives_one_logit_a_class_at_any_size(name):
    network = nets.NETWORKS[name](2).eval()
    for side in (32, 48):
        assert network(torch.zeros(3, 1, side, side)).shape == (3, 2)


def test_schmid_filters_are_blind_to_flat_film_and_to_rotation():
    bank = nets.schmid(13)
    assert bank.shape == (13, 13, 13) and np.abs(bank.sum((1, 2))).max() < 1e-5
    assert np.allclose(bank, np.rot90(bank, axes=(1, 2)), atol=1e-7)
    fixed = next(nets.crack(2).parameters())
    assert not fixed.requires_grad


def test_the_u_net_outlines_at_the_size_it_is_given():
    assert nets.SmallUNet(2)(torch.zeros(1, 1, 32, 32)).shape == (1, 1, 32, 32)


def test_imagenet_weights_give_the_trunk_the_features_of_torchvision():
    torch.manual_seed(1)
    theirs = resnet50().eval()
    ours = Trunk()
    ours.load_state_dict(trunks.grey(theirs.state_dict()))
    theirs.fc = nn.Identity()
    film = torch.rand(1, 1, 64, 64)
    with torch.inference_mode():
        assert torch.allclose(ours.eval()(film).top.mean((2, 3)), theirs(film.expand(-1, 3, -1, -1)), atol=1e-4)


def test_a_trunk_has_to_start_from_somewhere_known():
    with pytest.raises(ValueError, match="bundle, scratch, imagenet"):
        trunks.trunk("elsewhere", None)


def test_the_epoch_that_tuning_prefers_is_kept():
    truth, seen = np.arange(20) % 2, []

    def preferred(network):
        seen.append({name: value.clone() for name, value in network.state_dict().items()})
        return [0.1, 0.9, 0.5][len(seen) - 1]

    features = np.random.default_rng(1).normal(size=(20, 4)).astype(np.float32)
    lesson = Lesson(epochs=3, draws=8, batch=4)
    kept = learn.teach(nn.Linear(4, 2), learn.of_features(features), truth, lesson, 1, preferred)
    assert all(torch.equal(value, seen[1][name]) for name, value in kept.state_dict().items())
    assert not torch.equal(seen[1]["weight"], seen[2]["weight"])


def test_a_map_goes_to_the_square_and_comes_back_where_it_was():
    film = np.zeros((60, 40), np.float32)
    film[10:30, 5:25] = 1.0
    there = outlines._centred(film, 120)
    assert np.array_equal(outlines._back(there, film.shape) >= 0.5, film >= 0.5)
    assert np.array_equal(square(film, 120) > 127, there > 0.5)


def test_otsu_and_k_means_find_what_is_plainly_brighter():
    film = np.full((50, 40), 0.2, np.float32)
    film[20:30] = 0.8
    assert np.array_equal(outlines.by_otsu(film), film > 0.5)
    assert np.array_equal(outlines.by_levels(film, 2), film > 0.5)
