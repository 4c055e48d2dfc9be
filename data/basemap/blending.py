"""Colours laid over one another by masks; a picture is height x width x 3, from 0 to 255."""

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.float32]


def flat(colour: tuple[int, int, int], like: NDArray[np.floating]) -> Picture:
    """One colour over the whole sheet."""
    return np.broadcast_to(np.array(colour, dtype=np.float32), (*like.shape, 3))


def blend(under: Picture, over: Picture, how_much: NDArray[np.floating]) -> Picture:
    """One picture over another, by a mask from 0 to 1."""
    return under + (over - under) * how_much[..., None].astype(np.float32)


def halved(picture: Picture) -> Picture:
    """A picture at half the size, each pixel the mean of four."""
    four = picture[::2, ::2] + picture[1::2, ::2] + picture[::2, 1::2] + picture[1::2, 1::2]
    return four / np.float32(4)
