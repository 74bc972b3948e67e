"""What every runtime must do alike in and after the networks; free of torch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SHARPNESS = 2.0  # 0 would be the mean over the film, infinity its maximum
JOINT_WIDTH = 128  # channels of a joint's expert
JOINT_STRIDES = (1, 2, 1)  # of the 3x3 convolutions of a joint's expert


def smooth_maximum(local: NDArray[np.float32]) -> float:
    """Return the log-mean-exp (Pinheiro and Collobert, CVPR 2015) of local logits, float32 of any shape."""
    sharp = local.astype(np.float64) * SHARPNESS
    largest = float(sharp.max())
    return (largest + float(np.log(np.exp(sharp - largest).mean()))) / SHARPNESS
