"""The training network: it grows without forgetting, its losses know what they do not know, its runs resume."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from tests.factory import make_bundle, make_card
from training.data.augment import Augment
from training.data.crops import Cropper, Mix
from training.data.fracatlas import PARTS
from training.data.pack import Pack
from training.init import begun, load
from training.losses import Weights, total
from training.network import SLIM, MultiTask, grown, initialise
from training.pretrain import Pretrain, run


def test_a_slim_network_grows_without_forgetting():
    torch.manual_seed(0)
    slim = MultiTask(SLIM)
    initialise(slim)
    slim.eval()
    x = torch.rand(2, 1, 64, 64)
    full = grown(slim.state_dict()).eval()
    with torch.no_grad():
        for before, after in zip(slim(x), full(x), strict=True):
            torch.testing.assert_close(before, after)
    assert len(full.trunk.layer3) == 6


def test_training_goes_on_from_a_bundle(tmp_path):
    bundle = make_bundle(tmp_path / "test-0.0.1", make_card(routing=replace(make_card().routing, parts=PARTS)))
    started, shipped = load(bundle.folder), load_file(bundle.weights)
    torch.testing.assert_close(started.trunk.conv1.weight, shipped["trunk.conv1.weight"].float())
    torch.testing.assert_close(started.main.out.bias, shipped["router.out.bias"].float())
    torch.testing.assert_close(started.fracture.out.weight, shipped["experts.knee_fracture.out.weight"].float())


def test_a_colour_resnet_begins_a_grey_trunk_that_answers_alike(tmp_path):
    from torchvision.models import resnet50

    colour = resnet50(weights=None).eval()
    torch.save(colour.state_dict(), tmp_path / "resnet50.pth")
    trunk = begun(str(tmp_path / "resnet50.pth"), SLIM).trunk.eval()
    grey = torch.rand(1, 1, 64, 64)
    with torch.no_grad():
        x = colour.maxpool(colour.relu(colour.bn1(colour.conv1(grey.expand(1, 3, 64, 64)))))
        wanted = colour.layer4(colour.layer3(colour.layer2(colour.layer1(x))))
        torch.testing.assert_close(trunk(grey).top, wanted, atol=1e-3, rtol=1e-3)
    torch.save({"some": torch.zeros(3)}, tmp_path / "other.pth")
    with pytest.raises(ValueError, match="ResNet50"):
        begun(str(tmp_path / "other.pth"), SLIM)


def test_scratch_begins_at_the_depths_that_were_asked_for():
    assert len(begun("scratch", SLIM).trunk.layer3) == SLIM[2]


def test_weights_of_another_network_do_not_grow():
    with pytest.raises(ValueError, match="do not grow"):
        grown({"something": torch.zeros(1)})


def test_batches_are_the_same_for_the_same_seed_and_know_their_truth(packed):
    mix = Mix(fractured=3, centred=3, normal=3, traced=1, phantom=1)
    cropper = Cropper(Pack(packed), mix, Augment(), 64, seed=1)
    one, two = cropper.batch(5), Cropper(Pack(packed), mix, Augment(), 64, seed=1).batch(5)
    for name in one.__slots__:
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name))
    assert one.pixels.shape == (8, 64, 64) and one.pixels.min() >= 0 and one.pixels.max() <= 1
    assert one.broken[:3].all() and not one.broken[3:6].any()
    assert not one.fracture[3:6].any() and one.bone_known[0].all() and not one.bone_known[3:6].any()
    assert not np.array_equal(one.pixels, cropper.batch(6).pixels)


def test_what_is_not_known_costs_nothing(packed):
    cropper = Cropper(Pack(packed), Mix(), Augment(), 64, seed=1)
    batch = cropper.batch(0)
    truth = {name: torch.from_numpy(getattr(batch, name)) for name in batch.__slots__}
    network = MultiTask((1, 1, 1, 1))
    with torch.no_grad():
        answers = network(truth["pixels"][:, None])
    unknown = truth | {name: torch.zeros_like(truth[name]) for name in truth if name.endswith("_known")}
    loss, parts = total(answers, unknown, Weights(dice=0.0))
    assert float(loss) == 0 and set(parts.values()) == {0.0}
    assert float(total(answers, truth, Weights())[0]) > 0


def test_a_resumed_run_ends_where_an_undisturbed_one_does(packed, tmp_path):
    torch.set_num_threads(1)
    config = Pretrain(
        pack=str(packed), run=str(tmp_path / "whole"), depths=(1, 1, 1, 1), side=64, steps=4, warm_up=1, save_every=2,
        mix=Mix(fractured=1, centred=1, normal=1, traced=0, phantom=0),
    )  # fmt: skip
    whole = torch.load(run(config), weights_only=True)
    parted = replace(config, run=str(tmp_path / "parted"))

    class Killed(Exception):
        pass

    def kill(step):
        if step.done == 3:
            raise Killed

    with pytest.raises(Killed):
        run(parted, kill)
    resumed = torch.load(run(parted), weights_only=True)
    for name, value in whole["average"].items():
        torch.testing.assert_close(resumed["average"][name], value)


def test_the_outlines_alone_can_be_taught(packed, tmp_path):
    config = Pretrain(
        pack=str(packed), run=str(tmp_path / "run"), start="scratch", depths=(1, 1, 1, 1), side=64, steps=2, warm_up=1,
        mix=Mix(fractured=1, centred=1, normal=1, traced=0, phantom=0), learns=("decoder",),
    )  # fmt: skip
    taught = torch.load(run(config), weights_only=True)["network"]
    torch.manual_seed(config.seed)
    begun_as = begun("scratch", config.depths).state_dict()
    changed = {name.split(".")[0] for name in taught if not torch.equal(taught[name], begun_as[name])}
    assert changed == {"decoder"}
    with pytest.raises(AttributeError):
        run(replace(config, run=str(tmp_path / "none"), learns=("nothing",)))
