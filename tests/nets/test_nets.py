"""The networks against a library's and against their own word."""

import pytest
import torch

from engine.nets.heads import Classifier, FractureExpert, FractureHead
from engine.nets.trunk import STRIDES, WIDTHS, Trunk
from engine.nets.unet import MAP_STRIDE, MAPS, UNetDecoder


@pytest.fixture(scope="module")
def trunk():
    torch.manual_seed(0)
    return Trunk().eval()


def test_the_trunk_is_the_librarys_resnet50_with_a_grey_stem(trunk):
    from torchvision.models import resnet50

    theirs = resnet50(weights=None).eval()
    weights = {name: value for name, value in theirs.state_dict().items() if not name.startswith("fc.")}
    weights["conv1.weight"] = weights["conv1.weight"].sum(1, keepdim=True)
    ours = Trunk().eval()
    ours.load_state_dict(weights)
    x = torch.rand(1, 1, 64, 96)
    with torch.no_grad():
        wanted = theirs.layer1(theirs.maxpool(theirs.relu(theirs.bn1(theirs.conv1(x.expand(-1, 3, -1, -1))))))
        got = ours(x)
        torch.testing.assert_close(got.c2, wanted)
        torch.testing.assert_close(got.top, theirs.layer4(theirs.layer3(theirs.layer2(wanted))), atol=1e-3, rtol=1e-2)


def test_every_stage_has_its_width_and_stride(trunk):
    with torch.no_grad():
        features = trunk(torch.rand(2, 1, 96, 64))
        maps = UNetDecoder().eval()(features)
    for stage, width, stride in zip((*features[:4], features.top), WIDTHS, STRIDES, strict=True):
        assert stage.shape == (2, width, 96 // stride, 64 // stride)
    assert features.shared.shape == features.top.shape
    assert maps.shape == (2, len(MAPS), 96 // MAP_STRIDE, 64 // MAP_STRIDE)


def test_a_film_logit_lies_between_mean_and_maximum_of_its_map():
    torch.manual_seed(0)
    head, top = FractureHead().eval(), torch.randn(3, 2048, 7, 5)
    with torch.no_grad():
        film, local = head(top)
    flat = local.flatten(1)
    assert film.shape == (3,) and local.shape == (3, 7, 5)
    assert (film >= flat.mean(1)).all() and (film <= flat.amax(1)).all()


def test_an_expert_begins_where_the_trunk_stands(trunk):
    expert = FractureExpert().eval()
    expert.block.load_state_dict(trunk.layer4[-1].state_dict())
    with torch.no_grad():
        features = trunk(torch.rand(1, 1, 64, 64))
        torch.testing.assert_close(expert.head(features.top)[0], expert(features.shared)[0])
        assert Classifier(5)(features.top).shape == (1, 5)
