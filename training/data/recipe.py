"""The preprocessing that every network of ours is trained and read with."""

from engine.preprocess import Recipe

SIDE = 448
RECIPE = Recipe(SIDE, low=0.5, high=99.5, mean=0.21, std=0.24)  # mean and deviation of the packed training films
