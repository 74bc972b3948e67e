"""Synthetic radiographs of parametric anatomy, for training and for proof: the truth is known to the pixel."""

from training.phantom.outside import OUTSIDE
from training.phantom.phantom import make
from training.phantom.pose import PARTS
from training.phantom.records import Extent, Phantom

__all__ = ["OUTSIDE", "PARTS", "Extent", "Phantom", "make"]
