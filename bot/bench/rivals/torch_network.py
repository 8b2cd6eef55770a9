"""A network and its loss in PyTorch, from the same start as ours. It needs PyTorch installed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn import functional

from bot.neural.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.neural.network import Network

    Loss = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]

ACTIVATIONS = {"tanh": nn.Tanh, "relu": nn.ReLU, "sigmoid": nn.Sigmoid, "linear": nn.Identity}


def module_of(network: Network, activation: str, dtype: torch.dtype) -> nn.Sequential:
    """Build the same network as a module that gives logits."""
    parts: list[nn.Module] = []
    for layer in network:
        linear = nn.Linear(*layer.weights.shape, dtype=dtype)
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(layer.weights.T))
            linear.bias.copy_(torch.tensor(layer.biases))
        parts += [linear, ACTIVATIONS[activation]()]
    return nn.Sequential(*parts[:-1])


def _squared(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    return functional.mse_loss(torch.sigmoid(logits), targets)


def _squared_classes(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    return (torch.softmax(logits, dim=1) - targets).square().sum(dim=1).mean()


OPTIMIZERS = {
    "sgd": torch.optim.SGD,
    "momentum": partial(torch.optim.SGD, momentum=0.9),
    "adam": torch.optim.Adam,
}
PENALTIES: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
    "l1": lambda weight: weight.abs().sum(),
    "l2": lambda weight: weight.square().sum() / 2.0,
}

# Each takes logits and targets, both (n, outputs).
LOSSES: dict[tuple[Kind, str], Loss] = {
    (Kind.BINARY, "cross-entropy"): functional.binary_cross_entropy_with_logits,
    (Kind.CLASSES, "cross-entropy"): functional.cross_entropy,
    (Kind.BINARY, "squared"): _squared,
    (Kind.CLASSES, "squared"): _squared_classes,
    (Kind.VALUES, "cross-entropy"): functional.mse_loss,  # a value has the squared error anyway
    (Kind.VALUES, "squared"): functional.mse_loss,
}
