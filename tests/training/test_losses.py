"""The losses' options: focal looks away from what is settled, deep supervision asks the coarse maps, Dice is known."""

import torch

from training.init import load
from training.losses import Weights, overlaps, total
from training.network import Answers, MultiTask

SIDE = 32


def asked(fracture_logits, coarse=()):
    """Answers of two crops that say nothing but a map of fracture."""
    maps = torch.stack((torch.zeros_like(fracture_logits), fracture_logits), 1)
    nothing = torch.zeros(2)
    sides = (torch.zeros(2, 3) for _ in range(4))
    return Answers(maps, nothing, nothing, *sides, coarse=coarse)


def known():
    """Truth of two crops: fracture on the left half of the first, nothing else known."""
    fracture = torch.zeros(2, SIDE, SIDE)
    fracture[0, :, : SIDE // 2] = 1
    map_, one = torch.zeros(2, SIDE, SIDE), torch.zeros(2)
    return {
        "bone": map_, "bone_known": map_, "fracture": fracture, "fracture_known": torch.ones(2, SIDE, SIDE),
        "broken": one, "broken_known": one, "main": one.long(), "main_known": one, "visible": torch.zeros(2, 3),
        "projection": torch.zeros(2, 3), "projection_known": one, "grade": torch.zeros(2, 3), "grade_known": one,
    }  # fmt: skip


def test_focal_weighs_what_is_still_wrong():
    logits = torch.full((2, SIDE, SIDE), -4.0)
    logits[0, :, : SIDE // 4] = 4.0  # half of the fracture is found, half is missed, the rest is right
    truth = known()
    logits.requires_grad_()

    def share_of_missed(weights):
        (slope,) = torch.autograd.grad(total(asked(logits), truth, weights)[0], logits)
        return float(slope[0, :, SIDE // 4 : SIDE // 2].abs().sum() / slope.abs().sum())

    plain = share_of_missed(Weights(dice=0.0))
    assert share_of_missed(Weights(dice=0.0, focal=2.0)) > plain
    assert share_of_missed(Weights(dice=0.0, focal=2.0)) > 0.99


def test_coarse_maps_cost_what_deep_supervision_weighs_them():
    logits, truth = torch.zeros(2, SIDE, SIDE), known()
    coarse = (torch.zeros(2, 2, SIDE // 4, SIDE // 4),)
    alone = float(total(asked(logits), truth, Weights())[0])
    assert float(total(asked(logits, coarse), truth, Weights(deep=0.0))[0]) == alone
    assert float(total(asked(logits, coarse), truth, Weights(deep=0.5))[0]) > alone * 1.4


def test_the_decoders_coarse_stages_answer_only_where_asked_and_stay_behind(tmp_path):
    torch.manual_seed(0)
    deep = MultiTask(deep=True).eval()
    with torch.no_grad():
        answers = deep(torch.rand(1, 1, 64, 64))
    sizes = [tuple(map_.shape) for map_ in answers.coarse]
    assert sizes == [(1, 2, 64 // stride, 64 // stride) for stride in (16, 8, 4)]
    torch.save({"average": deep.state_dict()}, tmp_path / "checkpoint.pt")
    plain = load(tmp_path / "checkpoint.pt")
    assert not len(plain.coarse)
    with torch.no_grad():
        torch.testing.assert_close(plain(torch.rand(1, 1, 64, 64)).coarse, ())


def test_overlaps_are_those_of_the_crops_that_hold_some():
    truth = known()
    right = torch.where(truth["fracture"] > 0, 20.0, -20.0)
    assert overlaps(asked(right).maps, truth)["fracture_dice"] > 0.999
    assert overlaps(asked(-right).maps, truth)["fracture_dice"] < 0.01
    assert overlaps(asked(right).maps, truth)["bone_dice"] == 0
