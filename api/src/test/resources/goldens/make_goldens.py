# SPDX-License-Identifier: Apache-2.0
"""Writes golden values made with PyTorch: one safetensors file per group and index.json. See README.md beside this file.

Usage: python make_goldens.py [DIRECTORY]   (default: the directory of this script)

Every input is drawn in float64 and rounded to float32 once, so the float32 and the float64 run of a case start from
exactly the same numbers. GROUP.safetensors holds the inputs and the float32 results, GROUP-f64.safetensors the float64
results under the same names.
"""
import json
import math
import os
import platform
import struct
import sys
import zlib

# One code path on every x86 machine, so that two machines differ as little as PyTorch allows.
os.environ["ATEN_CPU_CAPABILITY"] = "default"

import numpy as np
import sklearn
import torch
import torch.nn.functional as F
import torchvision
import transformers
from sklearn.datasets import load_digits
from torch import nn

torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)
torch.backends.mkldnn.enabled = False

STEPS = 10        # training steps; step i takes batch i mod (number of batches)
GROUPS = ["layers", "activations", "losses", "optimizers", "tensor_ops", "training", "recurrent", "models"]
DTYPE_NAMES = {torch.float32: "F32", torch.float64: "F64", torch.int64: "I64", torch.uint8: "U8", torch.bool: "BOOL"}

tensors = {}      # file name -> {tensor name -> tensor}
cases = []        # entries of index.json
rng = np.random.Generator(np.random.PCG64(20240607))


# ---------------------------------------------------------------------------------------------------------- inputs

def normal(*shape, scale=1.0):
    return torch.from_numpy(np.asarray(rng.standard_normal(shape) * scale, np.float32))


def uniform(low, high, *shape):
    return torch.from_numpy(rng.uniform(low, high, shape).astype(np.float32))


def ints(low, high, *shape):
    return torch.from_numpy(rng.integers(low, high, shape))


def bools(probability, *shape):
    return torch.from_numpy(rng.random(shape) < probability)


def distinct(*shape, step=0.125):
    """Values that all differ by at least `step`, in random order: no ties for max, sort and pooling."""
    count = math.prod(shape)
    values = (rng.permutation(count) - count / 2) * step
    return torch.from_numpy(values.astype(np.float32).reshape(shape))


def off_kinks(low, high, count, kinks):
    """An even grid whose points stay at least 1e-3 away from every kink."""
    grid = torch.linspace(low, high, count, dtype=torch.float64).float()
    for kink in kinks:
        grid = torch.where((grid - kink).abs() < 1e-3, grid + 0.013, grid)
    return grid


# ------------------------------------------------------------------------------------------------------- recording

def put(file, name, tensor):
    table = tensors.setdefault(file, {})
    assert name not in table, f"{file}: {name} twice"
    table[name] = tensor.detach().clone().contiguous()


def noise(single, double):
    """Largest distance of the float32 result from the float64 one, relative to the largest magnitude."""
    if double.numel() == 0:
        return 0.0
    finite = torch.isfinite(double)
    assert torch.equal(torch.isfinite(single), finite), "float32 and float64 disagree about what is finite"
    scale = double[finite].abs().max().item() if finite.any() else 0.0
    difference = (single.double() - double)[finite].abs().max().item() if finite.any() else 0.0
    return difference / scale if scale else difference


def record(group, name, kind, params, inputs, outputs32, outputs64, grads=(), work=1):
    """Stores one case; outputs are dictionaries in the order y first. `work` counts inputs that are not stored."""
    assert not any(case["name"] == name for case in cases), f"{name} twice"
    for key, value in inputs.items():
        put(group, f"{name}/{key}", value)
    measured = {}
    for key in outputs32:
        put(group, f"{name}/{key}", outputs32[key])
        if outputs64[key].is_floating_point():
            put(f"{group}-f64", f"{name}/{key}", outputs64[key])
            measured[key] = float(f"{noise(outputs32[key], outputs64[key]):.2g}")
    work = max([t.numel() for t in [*inputs.values(), *outputs32.values()]] + [work])
    bound = 8 * 2.0 ** -24 * math.sqrt(work)
    for key, value in measured.items():
        assert value <= bound, f"{name}/{key}: PyTorch's own float32 noise {value} is above {bound:.2g}: badly conditioned"
    cases.append({"group": group, "name": name, "kind": kind, "params": params, "inputs": list(inputs),
                  "outputs": list(outputs32), "grads": list(grads), "work": work, "noise": measured})


def run(function, inputs, grads, grad_out, dtype):
    leaves = {}
    for key, value in inputs.items():
        leaf = value.to(dtype).clone() if value.is_floating_point() else value
        leaves[key] = leaf.requires_grad_(key in grads)
    result = function(**leaves)
    outputs = result if isinstance(result, dict) else {"y": result}
    outputs = {key: value for key, value in outputs.items()}
    if grads:
        y = outputs["y"]
        got = torch.autograd.grad(y, [leaves[key] for key in grads], grad_out.to(dtype))
        outputs |= {f"grad_{key}": value for key, value in zip(grads, got)}
    return {key: value.detach() for key, value in outputs.items()}


def case(group, name, kind, params, inputs, function, grads=None):
    """Runs function(**inputs) in float32 and float64, forward and backward.

    `grads` names the inputs to differentiate by (default: all floating-point ones). The gradient that enters y is the
    input gradOut: 1 for a scalar y, normal otherwise.
    """
    if grads is None:
        grads = [key for key, value in inputs.items() if value.is_floating_point()]
    grad_out = None
    stored = dict(inputs)
    if grads:
        shape = run(function, inputs, [], None, torch.float32)["y"].shape
        grad_out = torch.ones(()) if len(shape) == 0 else normal(*shape)
        stored["gradOut"] = grad_out
    results = [run(function, inputs, grads, grad_out, dtype) for dtype in (torch.float32, torch.float64)]
    record(group, name, kind, params, stored, *results, grads=grads)


# ---------------------------------------------------------------------------------------------------------- layers

def layers():
    def add(name, kind, params, inputs, function, grads=None):
        case("layers", name, kind, params, inputs, function, grads)

    add("linear_bias", "linear", {}, {"x": normal(5, 7), "weight": normal(3, 7), "bias": normal(3)},
        lambda x, weight, bias: F.linear(x, weight, bias))
    add("linear_3d_no_bias", "linear", {}, {"x": normal(2, 3, 17), "weight": normal(7, 17)},
        lambda x, weight: F.linear(x, weight))
    add("linear_one_by_one", "linear", {}, {"x": normal(1, 1), "weight": normal(1, 1), "bias": normal(1)},
        lambda x, weight, bias: F.linear(x, weight, bias))

    def conv(name, kind, x, weight, bias=True, stride=1, padding=0, dilation=1, groups=1, output_padding=None):
        rank = len(x) - 2
        params = {"stride": stride, "padding": padding, "dilation": dilation, "groups": groups}
        if output_padding is not None:
            params["output_padding"] = output_padding
        params = {k: [v] * rank if isinstance(v, int) and k != "groups" else v for k, v in params.items()}
        inputs = {"x": normal(*x), "weight": normal(*weight, scale=0.5)}
        if bias:
            inputs["bias"] = normal(weight[1] * groups if output_padding is not None else weight[0])
        function = {"conv1d": F.conv1d, "conv2d": F.conv2d, "conv_transpose2d": F.conv_transpose2d}[kind]
        add(name, kind, params, inputs, lambda x, weight, bias=None: function(x, weight, bias, **params))

    conv("conv1d_plain", "conv1d", (2, 3, 11), (4, 3, 3))
    conv("conv1d_stride_padding", "conv1d", (2, 3, 11), (4, 3, 4), stride=2, padding=1)
    conv("conv1d_dilation_groups", "conv1d", (1, 4, 13), (6, 2, 3), padding=2, dilation=3, groups=2)
    conv("conv1d_no_bias", "conv1d", (3, 1, 7), (2, 1, 7), bias=False)

    conv("conv2d_plain", "conv2d", (2, 3, 7, 9), (4, 3, 3, 3))
    conv("conv2d_stride_padding", "conv2d", (2, 3, 7, 9), (5, 3, 3, 3), stride=[2, 1], padding=[1, 2])
    conv("conv2d_stride_leaves_rest", "conv2d", (1, 2, 8, 11), (3, 2, 3, 3), stride=[3, 4])
    conv("conv2d_dilation", "conv2d", (1, 3, 9, 10), (2, 3, 3, 3), dilation=[2, 3], padding=[1, 0])
    conv("conv2d_groups", "conv2d", (2, 4, 5, 6), (6, 2, 3, 3), padding=1, groups=2)
    conv("conv2d_depthwise", "conv2d", (1, 5, 8, 7), (5, 1, 3, 3), padding=1, groups=5)
    conv("conv2d_depthwise_multiplier", "conv2d", (2, 3, 7, 5), (6, 1, 3, 3), stride=2, padding=1, groups=3)
    conv("conv2d_1x1_no_bias", "conv2d", (2, 7, 3, 5), (3, 7, 1, 1), bias=False)
    conv("conv2d_1x1_stride", "conv2d", (1, 3, 7, 7), (5, 3, 1, 1), stride=2)
    conv("conv2d_5x1", "conv2d", (1, 2, 9, 4), (3, 2, 5, 1), padding=[2, 0])
    conv("conv2d_kernel_is_image", "conv2d", (3, 2, 4, 5), (7, 2, 4, 5))
    conv("conv2d_same_wide", "conv2d", (1, 1, 3, 33), (2, 1, 3, 3), padding=1)

    conv("conv_transpose2d_plain", "conv_transpose2d", (2, 3, 4, 5), (3, 4, 3, 3), output_padding=0)
    conv("conv_transpose2d_stride", "conv_transpose2d", (1, 4, 3, 5), (4, 3, 3, 3), stride=2, padding=1, output_padding=1)
    conv("conv_transpose2d_uneven", "conv_transpose2d", (1, 2, 4, 3), (2, 3, 2, 4), stride=[3, 2], padding=[0, 1],
         output_padding=[2, 0])
    conv("conv_transpose2d_groups_no_bias", "conv_transpose2d", (2, 4, 3, 3), (4, 3, 3, 3), bias=False, stride=2,
         groups=2, output_padding=0)
    conv("conv_transpose2d_dilation", "conv_transpose2d", (1, 2, 4, 5), (2, 3, 3, 2), padding=1, dilation=[2, 1],
         output_padding=0)

    def pool(name, kind, shape, kernel, stride, padding, **extra):
        params = {"kernel": kernel, "stride": stride, "padding": padding, **extra}
        if kind == "max_pool2d":
            add(name, kind, params, {"x": distinct(*shape)}, lambda x: F.max_pool2d(x, kernel, stride, padding))
        else:
            add(name, kind, params, {"x": normal(*shape)},
                lambda x: F.avg_pool2d(x, kernel, stride, padding, count_include_pad=extra["count_include_pad"]))

    pool("max_pool2d_2x2", "max_pool2d", (2, 3, 7, 6), [2, 2], [2, 2], [0, 0])
    pool("max_pool2d_overlap_padding", "max_pool2d", (1, 3, 9, 7), [3, 3], [2, 2], [1, 1])
    pool("max_pool2d_uneven", "max_pool2d", (2, 2, 5, 8), [2, 3], [1, 2], [0, 1])
    pool("avg_pool2d_2x2", "avg_pool2d", (2, 3, 7, 6), [2, 2], [2, 2], [0, 0], count_include_pad=True)
    pool("avg_pool2d_count_padding", "avg_pool2d", (1, 3, 9, 7), [3, 3], [2, 2], [1, 1], count_include_pad=True)
    pool("avg_pool2d_ignore_padding", "avg_pool2d", (1, 3, 9, 7), [3, 3], [2, 2], [1, 1], count_include_pad=False)
    pool("avg_pool2d_uneven", "avg_pool2d", (2, 2, 5, 8), [3, 2], [1, 2], [1, 0], count_include_pad=False)
    add("global_avg_pool2d", "global_avg_pool2d", {}, {"x": normal(2, 3, 5, 7)}, lambda x: F.adaptive_avg_pool2d(x, 1))
    add("global_max_pool2d", "global_max_pool2d", {}, {"x": distinct(2, 3, 5, 7)}, lambda x: F.adaptive_max_pool2d(x, 1))
    add("adaptive_avg_pool2d_3x2", "adaptive_avg_pool2d", {"output": [3, 2]}, {"x": normal(2, 2, 7, 5)},
        lambda x: F.adaptive_avg_pool2d(x, (3, 2)))

    def batch_norm(name, shape, training, affine=True, momentum=0.1, eps=1e-5):
        channels = shape[1]
        inputs = {"x": normal(*shape, scale=2.0) + 0.5}
        if affine:
            inputs |= {"weight": uniform(0.5, 1.5, channels), "bias": normal(channels)}
        inputs |= {"runningMean": normal(channels, scale=0.3), "runningVar": uniform(0.5, 2.0, channels)}

        def function(x, runningMean, runningVar, weight=None, bias=None):
            mean, var = runningMean.detach().clone(), runningVar.detach().clone()
            y = F.batch_norm(x, mean, var, weight, bias, training, momentum, eps)
            return {"y": y, "runningMeanAfter": mean, "runningVarAfter": var} if training else y

        add(name, "batch_norm", {"training": training, "momentum": momentum, "eps": eps}, inputs, function,
            ["x", "weight", "bias"] if affine else ["x"])

    batch_norm("batch_norm1d_train", (5, 3), True)
    batch_norm("batch_norm1d_sequence_train", (3, 4, 7), True)
    batch_norm("batch_norm2d_train", (3, 4, 5, 3), True)
    batch_norm("batch_norm2d_train_momentum", (2, 3, 3, 3), True, momentum=0.25, eps=1e-3)
    batch_norm("batch_norm2d_train_no_affine", (2, 3, 4, 3), True, affine=False)
    batch_norm("batch_norm1d_eval", (5, 3), False)
    batch_norm("batch_norm2d_eval", (2, 4, 3, 5), False)

    def norm(name, kind, params, inputs, function):
        add(name, kind, params, inputs, function)

    norm("layer_norm_last", "layer_norm", {"normalized_shape": [17], "eps": 1e-5},
         {"x": normal(3, 5, 17) + 0.3, "weight": uniform(0.5, 1.5, 17), "bias": normal(17)},
         lambda x, weight, bias: F.layer_norm(x, (17,), weight, bias, 1e-5))
    norm("layer_norm_last_two_no_affine", "layer_norm", {"normalized_shape": [3, 5], "eps": 1e-6},
         {"x": normal(4, 3, 5)}, lambda x: F.layer_norm(x, (3, 5), None, None, 1e-6))
    for groups in (1, 2, 6):
        norm(f"group_norm_{groups}", "group_norm", {"groups": groups, "eps": 1e-5},
             {"x": normal(2, 6, 3, 5) - 0.2, "weight": uniform(0.5, 1.5, 6), "bias": normal(6)},
             lambda x, weight, bias: F.group_norm(x, groups, weight, bias, 1e-5))
    norm("rms_norm", "rms_norm", {"normalized_shape": [31], "eps": 1e-6},
         {"x": normal(7, 31), "weight": uniform(0.5, 1.5, 31)}, lambda x, weight: F.rms_norm(x, (31,), weight, 1e-6))
    norm("rms_norm_large_eps", "rms_norm", {"normalized_shape": [7], "eps": 0.1},
         {"x": normal(2, 3, 7), "weight": uniform(0.5, 1.5, 7)}, lambda x, weight: F.rms_norm(x, (7,), weight, 0.1))

    add("embedding_repeated", "embedding", {}, {"indices": ints(0, 7, 3, 5), "weight": normal(7, 4)},
        lambda indices, weight: F.embedding(indices, weight))
    for axis in (0, 1, -1):
        for kind, function in (("softmax", F.softmax), ("log_softmax", F.log_softmax)):
            add(f"{kind}_axis_{axis}".replace("-1", "last"), kind, {"axis": axis}, {"x": normal(3, 7, 5, scale=2.0)},
                lambda x: function(x, axis))
    # Rows far from zero, where a softmax that does not subtract the maximum overflows; steps of 1/4 are exact there.
    huge = torch.tensor([[-30000.0], [0.0], [30000.0]]) + (normal(3, 33, scale=8.0).round() / 4)
    for kind, function in (("softmax", F.softmax), ("log_softmax", F.log_softmax)):
        add(f"{kind}_huge_logits", kind, {"axis": -1}, {"x": huge}, lambda x: function(x, -1))

    def attention(name, q, k, v, causal=False, scale=None, mask=None):
        inputs = {"query": normal(*q), "key": normal(*k), "value": normal(*v)}
        grads = ["query", "key", "value"]
        if mask is not None:
            inputs["mask"] = mask
            grads += ["mask"] if mask.is_floating_point() else []
        used = 1 / math.sqrt(q[-1]) if scale is None else scale

        # Written out: softmax(q k^T scale + mask) v, with true in a boolean mask meaning "may attend".
        def explicit(query, key, value, mask=None):
            scores = query @ key.transpose(-2, -1) * used
            if causal:
                allowed = torch.ones(q[-2], k[-2], dtype=torch.bool).tril()
                scores = scores.masked_fill(~allowed, -math.inf)
            if mask is not None:
                scores = scores.masked_fill(~mask, -math.inf) if mask.dtype == torch.bool else scores + mask
            return scores.softmax(-1) @ value

        def function(query, key, value, mask=None):
            y = F.scaled_dot_product_attention(query, key, value, attn_mask=mask, is_causal=causal, scale=scale)
            torch.testing.assert_close(y, explicit(query, key, value, mask))
            return y

        add(name, "scaled_dot_product_attention", {"causal": causal, "scale": used}, inputs, function, grads)

    attention("attention_plain", (2, 3, 5, 4), (2, 3, 7, 4), (2, 3, 7, 6))
    attention("attention_scale", (1, 2, 3, 5), (1, 2, 4, 5), (1, 2, 4, 5), scale=0.3)
    attention("attention_causal", (2, 2, 7, 3), (2, 2, 7, 3), (2, 2, 7, 3), causal=True)
    mask = bools(0.6, 2, 1, 5, 7)
    mask[..., 0] = True
    attention("attention_boolean_mask", (2, 3, 5, 4), (2, 3, 7, 4), (2, 3, 7, 4), mask=mask)
    attention("attention_additive_mask", (2, 3, 5, 4), (2, 3, 7, 4), (2, 3, 7, 4), mask=normal(5, 7))

    embed, heads = 12, 3
    projections = {f"{role}{part}": normal(*shape, scale=0.3) for role in ("q", "k", "v", "o")
                   for part, shape in (("Weight", (embed, embed)), ("Bias", (embed,)))}

    def multi_head(x, causal, qWeight, qBias, kWeight, kBias, vWeight, vBias, oWeight, oBias):
        batch, length, _ = x.shape
        blocked = torch.ones(length, length, dtype=torch.bool).triu(1) if causal else None
        y, _ = F.multi_head_attention_forward(
            *[x.transpose(0, 1)] * 3, embed, heads, torch.cat([qWeight, kWeight, vWeight]),
            torch.cat([qBias, kBias, vBias]), None, None, False, 0.0, oWeight, oBias, need_weights=False,
            attn_mask=blocked)
        return y.transpose(0, 1)

    for causal in (False, True):
        add("multi_head_attention" + ("_causal" if causal else ""), "multi_head_attention",
            {"heads": heads, "causal": causal}, {"x": normal(2, 5, embed), **projections},
            lambda x, **weights: multi_head(x, causal, **weights),
            # Softmax ignores a shift of all its inputs, so the gradient of kBias is zero but for rounding.
            ["x"] + [key for key in projections if key != "kBias"])
    add("dropout_eval", "dropout_eval", {"p": 0.4}, {"x": normal(3, 7)}, lambda x: F.dropout(x, 0.4, training=False))


# ----------------------------------------------------------------------------------------------------- activations

def hard_sigmoid(x):
    # PyTorch's float64 gradient of F.hardsigmoid uses 1/6 rounded to float32; the formula written out does not.
    return F.hardsigmoid(x) if x.dtype == torch.float32 else (x / 6 + 0.5).clamp(0, 1)


def activations():
    table = [
        ("relu", {}, F.relu, [0]),
        ("leaky_relu", {"slope": 0.01}, lambda x: F.leaky_relu(x, 0.01), [0]),
        ("leaky_relu_steep", {"slope": 0.3}, lambda x: F.leaky_relu(x, 0.3), [0]),
        ("elu", {"alpha": 1.0}, lambda x: F.elu(x, 1.0), [0]),
        ("elu_alpha", {"alpha": 0.7}, lambda x: F.elu(x, 0.7), [0]),
        ("gelu_erf", {"approximate": "none"}, F.gelu, []),
        ("gelu_tanh", {"approximate": "tanh"}, lambda x: F.gelu(x, approximate="tanh"), []),
        ("silu", {}, F.silu, []),
        ("sigmoid", {}, torch.sigmoid, []),
        ("tanh", {}, torch.tanh, []),
        ("softplus", {"beta": 1.0, "threshold": 20.0}, F.softplus, []),
        ("hardsigmoid", {}, hard_sigmoid, [-3, 3]),
        ("hardswish", {}, F.hardswish, [-3, 3]),
        ("hardtanh", {"min": -1.0, "max": 1.0}, F.hardtanh, [-1, 1]),
        ("hardtanh_wide", {"min": -2.5, "max": 4.0}, lambda x: F.hardtanh(x, -2.5, 4.0), [-2.5, 4]),
    ]
    extremes = torch.tensor([-1000.0, -100.0, -80.0, -30.0, -19.5, -1.25, 1.25, 19.5, 30.0, 80.0, 100.0, 1000.0])
    small = torch.tensor([-1e-2, -1e-4, -1e-8, -1e-20, 1e-20, 1e-8, 1e-4, 1e-2])
    for name, params, function, kinks in table:
        kind = name.split("_")[0] if name.startswith(("gelu", "elu", "hardtanh")) else name.replace("_steep", "")
        add = lambda suffix, x, grads=None: case("activations", name + suffix, kind, params, {"x": x},
                                                 lambda x: function(x), grads)
        add("", off_kinks(-7, 7, 143, kinks))
        add("_extremes", extremes)
        add("_near_zero", small)
        specials = [math.nan, math.inf] + ([] if name.startswith(("gelu", "silu", "hardswish")) else [-math.inf])
        add("_specials", torch.tensor(specials), [])


# ---------------------------------------------------------------------------------------------------------- losses

def losses():
    def add(name, kind, params, inputs, function, grads=("x",)):
        case("losses", name, kind, params, inputs, function, list(grads))

    reductions = ("mean", "sum", "none")
    for reduction in reductions:
        params = {"reduction": reduction}
        x, target = normal(5, 7), normal(5, 7)
        add(f"mse_{reduction}", "mse", params, {"x": x, "target": target},
            lambda x, target: F.mse_loss(x, target, reduction=reduction), ["x", "target"])
        add(f"l1_{reduction}", "l1", params, {"x": x, "target": target},
            lambda x, target: F.l1_loss(x, target, reduction=reduction), ["x", "target"])
        add(f"huber_{reduction}", "huber", {"delta": 0.8, **params}, {"x": x, "target": target},
            lambda x, target: F.huber_loss(x, target, reduction=reduction, delta=0.8))
        add(f"smooth_l1_{reduction}", "smooth_l1", {"beta": 0.5, **params}, {"x": x, "target": target},
            lambda x, target: F.smooth_l1_loss(x, target, reduction=reduction, beta=0.5))
        probability, label = uniform(0.02, 0.98, 3, 11), bools(0.5, 3, 11).float()
        add(f"bce_{reduction}", "bce", params, {"x": probability, "target": label},
            lambda x, target: F.binary_cross_entropy(x, target, reduction=reduction))
        add(f"bce_with_logits_{reduction}", "bce_with_logits", params, {"x": normal(3, 11, scale=3.0), "target": label},
            lambda x, target: F.binary_cross_entropy_with_logits(x, target, reduction=reduction))
        add(f"bce_with_logits_pos_weight_{reduction}", "bce_with_logits", params,
            {"x": normal(3, 11, scale=3.0), "target": label, "posWeight": uniform(0.3, 3.0, 11)},
            lambda x, target, posWeight: F.binary_cross_entropy_with_logits(x, target, pos_weight=posWeight,
                                                                            reduction=reduction))
    add("huber_delta_one", "huber", {"delta": 1.0, "reduction": "mean"}, {"x": normal(17, scale=2.0), "target": normal(17)},
        lambda x, target: F.huber_loss(x, target))
    add("bce_soft_targets", "bce", {"reduction": "mean"}, {"x": uniform(0.02, 0.98, 9), "target": uniform(0, 1, 9)},
        lambda x, target: F.binary_cross_entropy(x, target))
    add("bce_with_logits_huge", "bce_with_logits", {"reduction": "mean"},
        {"x": torch.tensor([-1000.0, -90.0, -20.0, 20.0, 90.0, 1000.0, 1000.0]),
         "target": torch.tensor([0.0, 1.0, 1.0, 0.0, 1.0, 1.0, 0.0])},
        lambda x, target: F.binary_cross_entropy_with_logits(x, target))

    classes = 5
    for reduction in reductions:
        for smoothing in (0.0, 0.1):
            for weighted in (False, True):
                for ignored in (False, True):
                    name = "cross_entropy" + ("_smoothing" if smoothing else "") + ("_weights" if weighted else "") \
                        + ("_ignore" if ignored else "") + f"_{reduction}"
                    target = ints(0, classes, 9)
                    ignore = -100
                    if ignored:
                        ignore = 2
                        target[[1, 4]] = 2
                    inputs = {"x": normal(9, classes, scale=2.0), "target": target}
                    if weighted:
                        inputs["classWeights"] = uniform(0.3, 2.0, classes)
                    add(name, "cross_entropy",
                        {"label_smoothing": smoothing, "ignore_index": ignore, "reduction": reduction}, inputs,
                        lambda x, target, classWeights=None: F.cross_entropy(
                            x, target, classWeights, ignore_index=ignore, reduction=reduction, label_smoothing=smoothing))
    plain = {"label_smoothing": 0.0, "ignore_index": -100, "reduction": "mean"}
    add("cross_entropy_spatial", "cross_entropy", plain, {"x": normal(2, 4, 3, 5), "target": ints(0, 4, 2, 3, 5)},
        lambda x, target: F.cross_entropy(x, target))
    target = ints(0, 7, 6)
    target[3] = -100
    add("cross_entropy_default_ignore", "cross_entropy", plain, {"x": normal(6, 7), "target": target},
        lambda x, target: F.cross_entropy(x, target))
    add("cross_entropy_huge_logits", "cross_entropy", plain, {"x": uniform(-2000, 2000, 4, 7), "target": ints(0, 7, 4)},
        lambda x, target: F.cross_entropy(x, target))
    add("cross_entropy_soft_targets", "cross_entropy_soft", plain, {"x": normal(6, 7), "target": normal(6, 7).softmax(1)},
        lambda x, target: F.cross_entropy(x, target))

    for reduction in reductions:
        for weighted in (False, True):
            inputs = {"x": normal(8, 6).log_softmax(1), "target": ints(0, 6, 8)}
            inputs["target"][5] = 4
            if weighted:
                inputs["classWeights"] = uniform(0.3, 2.0, 6)
            add(f"nll{'_weights_ignore' if weighted else ''}_{reduction}", "nll",
                {"ignore_index": 4 if weighted else -100, "reduction": reduction}, inputs,
                lambda x, target, classWeights=None: F.nll_loss(x, target, classWeights, reduction=reduction,
                                                               ignore_index=4 if weighted else -100))
    for reduction in ("batchmean", "mean", "sum", "none"):
        for log_target in (False, True):
            target = normal(4, 7).log_softmax(1)
            add(f"kl_div{'_log_target' if log_target else ''}_{reduction}", "kl_div",
                {"reduction": reduction, "log_target": log_target},
                {"x": normal(4, 7).log_softmax(1), "target": target if log_target else target.exp()},
                lambda x, target: F.kl_div(x, target, reduction=reduction, log_target=log_target))
    target = torch.tensor([[0.5, 0.5, 0.0], [0.0, 1.0, 0.0]])
    add("kl_div_zero_target", "kl_div", {"reduction": "batchmean", "log_target": False},
        {"x": normal(2, 3).log_softmax(1), "target": target}, lambda x, target: F.kl_div(x, target, reduction="batchmean"))
    for reduction in reductions:
        reduce = {"mean": torch.mean, "sum": torch.sum, "none": lambda t: t}[reduction]
        add(f"hinge_{reduction}", "hinge", {"reduction": reduction},
            {"x": normal(13, scale=1.5), "target": bools(0.5, 13).float() * 2 - 1},
            lambda x, target: reduce((1 - x * target).clamp(min=0)))
        add(f"multi_margin_{reduction}", "multi_margin", {"margin": 1.0, "p": 1, "reduction": reduction},
            {"x": normal(7, 5), "target": ints(0, 5, 7)},
            lambda x, target: F.multi_margin_loss(x, target, reduction=reduction))


# ------------------------------------------------------------------------------------------------------ optimizers

def optimizers():
    start = normal(17)
    gradients = normal(10, 17) * torch.logspace(-3, 1, 17)
    gradients[4, 3] = 0.0

    def descend(factory, dtype):
        parameter = nn.Parameter(start.to(dtype).clone())
        optimizer = factory([parameter])
        after = []
        for gradient in gradients.to(dtype):
            parameter.grad = gradient.clone()
            optimizer.step()
            after.append(parameter.detach().clone())
        return {"y": torch.stack(after)}

    def add(name, kind, params, factory):
        results = [descend(factory, dtype) for dtype in (torch.float32, torch.float64)]
        record("optimizers", name, kind, params, {"start": start, "gradients": gradients}, *results)

    def sgd(name, lr, momentum=0.0, dampening=0.0, nesterov=False, weight_decay=0.0):
        params = {"lr": lr, "momentum": momentum, "dampening": dampening, "nesterov": nesterov, "weight_decay": weight_decay}
        add(name, "sgd", params, lambda p: torch.optim.SGD(p, **params, foreach=False))

    sgd("sgd", 0.1)
    sgd("sgd_weight_decay", 0.1, weight_decay=0.05)
    sgd("sgd_momentum", 0.05, momentum=0.9)
    sgd("sgd_momentum_weight_decay", 0.05, momentum=0.9, weight_decay=0.01)
    sgd("sgd_momentum_dampening", 0.05, momentum=0.9, dampening=0.5)
    sgd("sgd_nesterov", 0.05, momentum=0.8, nesterov=True)
    sgd("sgd_nesterov_weight_decay", 0.05, momentum=0.8, nesterov=True, weight_decay=0.01)

    def other(name, kind, factory, **params):
        add(name, kind, params, lambda p: factory(
            p, foreach=False, **{k: v for k, v in params.items() if not k.startswith("beta")},
            **({"betas": (params["beta1"], params["beta2"])} if "beta1" in params else {})))

    other("adagrad", "adagrad", torch.optim.Adagrad, lr=0.1, eps=1e-10, weight_decay=0.0, lr_decay=0.0,
          initial_accumulator_value=0.0)
    other("adagrad_weight_decay", "adagrad", torch.optim.Adagrad, lr=0.1, eps=1e-8, weight_decay=0.05, lr_decay=0.0,
          initial_accumulator_value=0.0)
    other("adagrad_initial_accumulator", "adagrad", torch.optim.Adagrad, lr=0.1, eps=1e-10, weight_decay=0.0, lr_decay=0.0,
          initial_accumulator_value=0.1)
    other("adagrad_lr_decay", "adagrad", torch.optim.Adagrad, lr=0.1, eps=1e-10, weight_decay=0.0, lr_decay=0.1,
          initial_accumulator_value=0.0)
    other("rmsprop", "rmsprop", torch.optim.RMSprop, lr=0.01, alpha=0.99, eps=1e-8, momentum=0.0, centered=False,
          weight_decay=0.0)
    other("rmsprop_weight_decay", "rmsprop", torch.optim.RMSprop, lr=0.01, alpha=0.9, eps=1e-6, momentum=0.0,
          centered=False, weight_decay=0.05)
    other("rmsprop_momentum", "rmsprop", torch.optim.RMSprop, lr=0.01, alpha=0.9, eps=1e-8, momentum=0.9, centered=False,
          weight_decay=0.0)
    other("rmsprop_centered", "rmsprop", torch.optim.RMSprop, lr=0.01, alpha=0.9, eps=1e-4, momentum=0.0, centered=True,
          weight_decay=0.0)
    other("adam", "adam", torch.optim.Adam, lr=0.01, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.0)
    other("adam_weight_decay", "adam", torch.optim.Adam, lr=0.01, beta1=0.8, beta2=0.99, eps=1e-6, weight_decay=0.05)
    other("adamw", "adamw", torch.optim.AdamW, lr=0.01, beta1=0.9, beta2=0.999, eps=1e-8, weight_decay=0.01)
    other("adamw_strong_decay", "adamw", torch.optim.AdamW, lr=0.02, beta1=0.8, beta2=0.95, eps=1e-3, weight_decay=0.3)

    # y[i] is the learning rate that step i uses; the scheduler is stepped after each optimizer step.
    def schedule(name, kind, base, params, factory, metrics=None, read_momentum=False):
        optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=base, momentum=0.9)
        scheduler = factory(optimizer)
        rates = []
        for step in range(50):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if metrics is not None:
                scheduler.step(metrics[step].item())
            elif step < 49:
                scheduler.step()
        rates = torch.tensor(rates, dtype=torch.float64)
        inputs = {} if metrics is None else {"metrics": metrics}
        record("optimizers", name, kind, {"lr": base, **params}, inputs, {"y": rates.float()}, {"y": rates})

    lr = torch.optim.lr_scheduler
    schedule("schedule_step", "step_lr", 0.1, {"step_size": 7, "gamma": 0.5}, lambda o: lr.StepLR(o, 7, 0.5))
    schedule("schedule_multi_step", "multi_step_lr", 0.1, {"milestones": [5, 17, 31], "gamma": 0.1},
             lambda o: lr.MultiStepLR(o, [5, 17, 31], 0.1))
    schedule("schedule_exponential", "exponential_lr", 0.1, {"gamma": 0.93}, lambda o: lr.ExponentialLR(o, 0.93))
    schedule("schedule_cosine", "cosine_annealing_lr", 0.1, {"t_max": 50, "eta_min": 0.001},
             lambda o: lr.CosineAnnealingLR(o, 50, 0.001))
    schedule("schedule_linear_warm_up", "linear_lr", 0.1, {"start_factor": 0.1, "end_factor": 1.0, "total_iters": 10},
             lambda o: lr.LinearLR(o, 0.1, 1.0, 10))
    schedule("schedule_warm_up_cosine", "warm_up_cosine", 0.1,
             {"start_factor": 0.01, "warm_up_steps": 10, "t_max": 40, "eta_min": 0.0},
             lambda o: lr.SequentialLR(o, [lr.LinearLR(o, 0.01, 1.0, 10), lr.CosineAnnealingLR(o, 40)], [10]))
    for anneal, three in (("cos", False), ("linear", False), ("cos", True)):
        params = {"max_lr": 0.2, "total_steps": 50, "pct_start": 0.3, "anneal": anneal, "div_factor": 25.0,
                  "final_div_factor": 1e4, "three_phase": three}
        schedule(f"schedule_one_cycle_{anneal}" + ("_three_phase" if three else ""), "one_cycle_lr", 0.008, params,
                 lambda o: lr.OneCycleLR(o, 0.2, total_steps=50, pct_start=0.3, anneal_strategy=anneal, div_factor=25.0,
                                         final_div_factor=1e4, three_phase=three, cycle_momentum=False))
    metrics = torch.from_numpy(np.concatenate([np.linspace(2, 1, 12), np.full(20, 0.99999), np.linspace(0.9, 0.8, 5),
                                               np.full(13, 0.85)]))
    schedule("schedule_plateau_min", "plateau", 0.1,
             {"mode": "min", "factor": 0.5, "patience": 3, "threshold": 1e-4, "threshold_mode": "rel", "cooldown": 0,
              "min_lr": 0.004, "eps": 1e-8},
             lambda o: lr.ReduceLROnPlateau(o, "min", 0.5, 3, 1e-4, min_lr=0.004), metrics)
    schedule("schedule_plateau_max_cooldown", "plateau", 0.1,
             {"mode": "max", "factor": 0.1, "patience": 2, "threshold": 1e-3, "threshold_mode": "abs", "cooldown": 4,
              "min_lr": 0.0, "eps": 1e-8},
             lambda o: lr.ReduceLROnPlateau(o, "max", 0.1, 2, 1e-3, "abs", cooldown=4), 3 - metrics)

    def clip(name, kind, params, function):
        sources = {"a": normal(3, 5), "b": normal(7), "c": normal(1, 2, 2)}

        def results(dtype):
            parameters = [nn.Parameter(torch.zeros_like(t, dtype=dtype)) for t in sources.values()]
            for parameter, gradient in zip(parameters, sources.values()):
                parameter.grad = gradient.to(dtype).clone()
            total = function(parameters)
            outputs = {f"{key}After": p.grad for key, p in zip(sources, parameters)}
            return outputs if total is None else {"norm": total} | outputs

        record("optimizers", name, kind, params, sources, results(torch.float32), results(torch.float64))

    for name, bound in (("clip_norm", 1.5), ("clip_norm_below", 50.0)):
        clip(name, "clip_norm", {"max_norm": bound, "added_to_norm": 1e-6},
             lambda p: nn.utils.clip_grad_norm_(p, bound, foreach=False))
    clip("clip_value", "clip_value", {"value": 0.7}, lambda p: nn.utils.clip_grad_value_(p, 0.7, foreach=False))


# ------------------------------------------------------------------------------------------------------ tensor ops

def tensor_ops():
    def add(name, kind, params, inputs, function, grads=None):
        case("tensor_ops", name, kind, params, inputs, function, grads)

    for name, a, b in (("plain", (3, 7), (7, 5)), ("one", (1, 1), (1, 1)), ("long_k", (3, 257), (257, 2)),
                       ("batched", (4, 3, 5), (4, 5, 2)), ("broadcast", (2, 1, 3, 4), (5, 4, 7)),
                       ("matrix_vector", (3, 7), (7,)), ("vector_matrix", (7,), (7, 3)), ("dot", (17,), (17,)),
                       ("many_by_matrix", (2, 3, 5), (5, 4))):
        add(f"matmul_{name}", "matmul", {}, {"a": normal(*a), "b": normal(*b)}, lambda a, b: a @ b)
    for name, equation, shapes in (
            ("matmul", "ij,jk->ik", [(3, 5), (5, 4)]), ("transposed", "bij,bkj->bik", [(2, 3, 5), (2, 4, 5)]),
            ("attention", "bhqd,bhkd->bhqk", [(2, 2, 3, 5), (2, 2, 4, 5)]), ("outer", "i,j->ij", [(3,), (5,)]),
            ("sum_all", "ij->", [(3, 5)]), ("marginal", "ijk->j", [(2, 3, 4)]), ("transpose", "ijk->kij", [(2, 3, 4)]),
            ("hadamard_sum", "ij,ij->i", [(3, 5), (3, 5)]), ("bilinear", "bi,oij,bj->bo", [(3, 4), (2, 4, 5), (3, 5)]),
            ("diagonal", "ii->i", [(4, 4)]), ("trace", "ii->", [(4, 4)]), ("implicit", "ij,jk", [(3, 5), (5, 4)])):
        inputs = {key: normal(*shape) for key, shape in zip("abc", shapes)}
        add(f"einsum_{name}", "einsum", {"equation": equation}, inputs,
            lambda **operands: torch.einsum(equation, *operands.values()))

    for axis in (0, 1, -1):
        label = str(axis).replace("-1", "last")
        add(f"cumsum_axis_{label}", "cumsum", {"axis": axis}, {"x": normal(3, 5, 7)}, lambda x: x.cumsum(axis))
        for descending in (False, True):
            add(f"sort_axis_{label}{'_descending' if descending else ''}", "sort", {"axis": axis, "descending": descending},
                {"x": distinct(3, 5, 7)},
                lambda x: dict(zip(("y", "indices"), torch.sort(x, dim=axis, descending=descending))))
    add("topk_largest", "topk", {"k": 3, "axis": -1, "largest": True}, {"x": distinct(4, 17)},
        lambda x: dict(zip(("y", "indices"), x.topk(3))))
    add("topk_smallest_axis_0", "topk", {"k": 2, "axis": 0, "largest": False}, {"x": distinct(7, 3)},
        lambda x: dict(zip(("y", "indices"), x.topk(2, 0, largest=False))))
    add("gather_axis_1", "gather", {"axis": 1}, {"x": normal(3, 7), "indices": ints(0, 7, 3, 5)},
        lambda x, indices: x.gather(1, indices))
    add("gather_axis_0", "gather", {"axis": 0}, {"x": normal(5, 3, 2), "indices": ints(0, 5, 7, 3, 2)},
        lambda x, indices: x.gather(0, indices))
    add("scatter_add_axis_0", "scatter_add", {"axis": 0},
        {"x": normal(4, 3), "indices": ints(0, 4, 7, 3), "source": normal(7, 3)},
        lambda x, indices, source: x.scatter_add(0, indices, source))
    add("scatter_add_axis_1", "scatter_add", {"axis": 1},
        {"x": normal(3, 5), "indices": ints(0, 5, 3, 4), "source": normal(3, 4)},
        lambda x, indices, source: x.scatter_add(1, indices, source))
    add("index_select_axis_1", "index_select", {"axis": 1}, {"x": normal(3, 7, 2), "indices": ints(0, 7, 9)},
        lambda x, indices: x.index_select(1, indices))

    for kind in ("var", "std"):
        for correction in (0, 1):
            add(f"{kind}_correction_{correction}", kind, {"axes": [1], "correction": correction, "keepdims": False},
                {"x": normal(3, 17) + 1}, lambda x: getattr(torch, kind)(x, dim=1, correction=correction))
        add(f"{kind}_axes_0_2_keepdims", kind, {"axes": [0, 2], "correction": 1, "keepdims": True}, {"x": normal(3, 4, 5)},
            lambda x: getattr(torch, kind)(x, dim=(0, 2), correction=1, keepdim=True))
    for kind, draw, function in (
            ("sum", normal, lambda x, axes, keep: x.sum(axes, keep)),
            ("mean", normal, lambda x, axes, keep: x.mean(axes, keep)),
            ("max", distinct, lambda x, axes, keep: x.amax(axes, keep)),
            ("min", distinct, lambda x, axes, keep: x.amin(axes, keep)),
            ("logsumexp", normal, lambda x, axes, keep: x.logsumexp(axes, keep))):
        for axes, keep in (([0], False), ([1], True), ([0, 2], False), ([0, 1, 2], False)):
            add(f"{kind}_axes_{'_'.join(map(str, axes))}{'_keepdims' if keep else ''}", kind,
                {"axes": axes, "keepdims": keep}, {"x": draw(3, 5, 7)}, lambda x: function(x, axes, keep))
    add("logsumexp_huge", "logsumexp", {"axes": [1], "keepdims": False}, {"x": uniform(-2000, 2000, 3, 9)},
        lambda x: x.logsumexp(1))
    add("prod_axis_1", "prod", {"axes": [1], "keepdims": False}, {"x": uniform(0.5, 1.5, 3, 7, 2)}, lambda x: x.prod(1))
    add("prod_one_zero", "prod", {"axes": [1], "keepdims": False},
        {"x": torch.tensor([[1.5, 0.0, -2.0], [0.5, 3.0, 2.0], [-1.0, 0.25, 0.0]])}, lambda x: x.prod(1))
    add("norm_2", "norm", {"p": 2, "axes": [1], "keepdims": False}, {"x": normal(3, 17)},
        lambda x: torch.linalg.vector_norm(x, 2, 1))
    add("norm_1", "norm", {"p": 1, "axes": [0], "keepdims": True}, {"x": normal(7, 3)},
        lambda x: torch.linalg.vector_norm(x, 1, 0, True))
    add("norm_all", "norm", {"p": 2, "axes": [0, 1, 2], "keepdims": False}, {"x": normal(3, 5, 2)},
        lambda x: torch.linalg.vector_norm(x))

    for name, function in (("add", torch.add), ("sub", torch.sub), ("mul", torch.mul), ("div", torch.div)):
        for form, a, b in (("same", (3, 7), (3, 7)), ("broadcast_rows", (3, 7), (7,)), ("broadcast_both", (4, 1, 5), (3, 1)),
                           ("scalar", (), (5,))):
            inputs = {"a": normal(*a), "b": uniform(0.5, 2.0, *b)}
            add(f"{name}_{form}", name, {}, inputs, lambda a, b: function(a, b))
    values = distinct(2, 3, 7)
    for name, function in (("maximum", torch.maximum), ("minimum", torch.minimum)):
        add(name, name, {}, {"a": values[0], "b": values[1]}, lambda a, b: function(a, b))
    add("pow_tensor", "pow", {}, {"a": uniform(0.3, 3.0, 4, 5), "b": normal(5)}, lambda a, b: a ** b)
    for exponent in (2.0, 3.0, 0.5, -1.5):
        add(f"pow_scalar_{exponent}", "pow_scalar", {"exponent": exponent}, {"x": uniform(0.3, 3.0, 17)},
            lambda x: x ** exponent)
    add("pow_scalar_negative_base", "pow_scalar", {"exponent": 3.0}, {"x": normal(7)}, lambda x: x ** 3.0)
    positive = uniform(0.2, 5.0, 31)
    for name, function, x in (
            ("exp", torch.exp, normal(31, scale=2.0)), ("expm1", torch.expm1, normal(31, scale=0.1)),
            ("log", torch.log, positive), ("log1p", torch.log1p, positive - 0.1), ("sqrt", torch.sqrt, positive),
            ("rsqrt", torch.rsqrt, positive), ("reciprocal", torch.reciprocal, positive), ("sin", torch.sin, normal(31)),
            ("cos", torch.cos, normal(31)), ("abs", torch.abs, distinct(31) + 0.03), ("neg", torch.neg, normal(31)),
            ("square", torch.square, normal(31)), ("erf", torch.erf, normal(31))):
        add(f"unary_{name}", name, {}, {"x": x}, lambda x: function(x))
    add("where", "where", {}, {"condition": bools(0.5, 3, 7), "a": normal(3, 7), "b": normal(7)},
        lambda condition, a, b: torch.where(condition, a, b))
    add("clamp", "clamp", {"min": -0.55, "max": 0.8}, {"x": distinct(17)}, lambda x: x.clamp(-0.55, 0.8))
    add("pad_constant", "pad", {"before": [0, 1, 2], "after": [1, 0, 3], "value": 0.5}, {"x": normal(2, 3, 5)},
        lambda x: F.pad(x, (2, 3, 1, 0, 0, 1), value=0.5))
    add("concat_axis_1", "concat", {"axis": 1}, {"a": normal(2, 3, 2), "b": normal(2, 1, 2), "c": normal(2, 5, 2)},
        lambda a, b, c: torch.cat([a, b, c], 1))
    add("stack_axis_1", "stack", {"axis": 1}, {"a": normal(2, 3), "b": normal(2, 3)}, lambda a, b: torch.stack([a, b], 1))
    add("permute", "permute", {"axes": [2, 0, 1]}, {"x": normal(2, 3, 5)}, lambda x: x.permute(2, 0, 1))
    add("slice", "slice", {"starts": [1, 0, 2], "stops": [3, 2, 7], "steps": [1, 1, 2]}, {"x": normal(4, 3, 7)},
        lambda x: x[1:3, 0:2, 2:7:2])


# -------------------------------------------------------------------------------------------------------- training

class Mlp(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc2, self.fc3 = nn.Linear(64, 32), nn.Linear(32, 16), nn.Linear(16, 10)

    def forward(self, x):
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x)))))


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 6, 5, padding=2), nn.Conv2d(6, 16, 5)
        self.fc1, self.fc2, self.fc3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2).flatten(1)
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(x)))))


class AttentionBlock(nn.Module):
    """A pre-norm transformer encoder layer, a mean over the sequence and a linear classifier."""

    def __init__(self, width=32, heads=4, hidden=64, classes=5):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        # A bias of k would have a zero gradient but for rounding, and Adam would scale that rounding up to full steps.
        self.q, self.k = nn.Linear(width, width), nn.Linear(width, width, bias=False)
        self.v, self.o = nn.Linear(width, width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, hidden), nn.Linear(hidden, width)
        self.head = nn.Linear(width, classes)

    def forward(self, x):
        batch, length, width = x.shape
        split = lambda t: t.view(batch, length, self.heads, width // self.heads).transpose(1, 2)
        normed = self.norm1(x)
        mixed = F.scaled_dot_product_attention(split(self.q(normed)), split(self.k(normed)), split(self.v(normed)))
        x = x + self.o(mixed.transpose(1, 2).reshape(batch, length, width))
        x = x + self.down(F.gelu(self.up(self.norm2(x))))
        return self.head(x.mean(1))


def training():
    digits = load_digits()
    order = rng.permutation(len(digits.target))

    def train(model, state, scaled, labels, factory, dtype):
        model.load_state_dict(state)
        model = model.to(dtype)
        optimizer = factory(model.parameters())
        seen = []
        scaled = scaled.to(dtype)
        for step in range(STEPS):
            batch = step % len(scaled)
            optimizer.zero_grad()
            loss = F.cross_entropy(model(scaled[batch]), labels[batch])
            loss.backward()
            optimizer.step()
            seen.append(loss.detach())
        return torch.stack(seen), {key: value.detach().clone() for key, value in model.state_dict().items()}

    def add(name, model_class, seed, optimizer, factory, images, minus, divisor, labels):
        torch.manual_seed(seed)
        model = model_class()
        # He's initialisation instead of PyTorch's narrower one: the losses of the ten steps then fall visibly.
        for weight in model.parameters():
            if weight.dim() > 1:
                nn.init.kaiming_uniform_(weight, nonlinearity="relu")
        state = {key: value.clone() for key, value in model.state_dict().items()}
        scaled = (images.float() - minus) / divisor
        assert torch.equal(scaled.double(), scaled.float().double())
        single, double = [train(model_class(), state, scaled, labels, factory, dtype)
                          for dtype in (torch.float32, torch.float64)]
        put("training", f"{name}/images", images)
        put("training", f"{name}/labels", labels)
        for key, value in state.items():
            put("training", f"{name}/initial/{key}", value)
        # The largest weight of LeNet is left out for its size; every other parameter depends on it.
        kept = [key for key in state if state[key].numel() < 40000]
        for key in kept:
            put("training", f"{name}/final/{key}", single[1][key])
        put("training", f"{name}/losses", single[0])
        put("training-f64", f"{name}/losses", double[0])
        relative = ((single[0].double() - double[0]).abs() / double[0]).max().item()
        weights = {key: float(f"{noise(single[1][key], double[1][key]):.2g}") for key in kept}
        cases.append({"group": "training", "name": name, "kind": "training",
                      "params": {"steps": STEPS, **optimizer, "minus": minus, "divisor": divisor,
                                 "parameters": list(state)},
                      "inputs": ["images", "labels"] + [f"initial/{key}" for key in state],
                      "outputs": ["losses"] + [f"final/{key}" for key in kept], "grads": [],
                      "noise": {"losses": float(f"{relative:.2g}")} | {f"final/{k}": v for k, v in weights.items()}})
        print(f"{name}: losses {single[0][0]:.4f} .. {single[0][-1]:.4f}, float32 is {relative:.2g} from float64, "
              f"final weights {max(weights.values()):.2g}")

    pixels = torch.from_numpy(digits.images[order].astype(np.uint8))
    classes = torch.from_numpy(digits.target[order].astype(np.int64))
    add("mlp", Mlp, 11, {"optimizer": "sgd", "lr": 0.1, "momentum": 0.9},
        lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, foreach=False),
        pixels[:80].reshape(5, 16, 64), 0.0, 16.0, classes[:80].reshape(5, 16))

    large = F.interpolate(pixels[80:120, None].float() * (255 / 16), size=(28, 28), mode="bilinear", align_corners=False)
    add("lenet", LeNet, 12, {"optimizer": "adam", "lr": 0.003, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8},
        lambda p: torch.optim.Adam(p, lr=0.003, foreach=False),
        large.round().to(torch.uint8).reshape(5, 8, 1, 28, 28), 0.0, 255.0, classes[80:120].reshape(5, 8))

    tokens = torch.from_numpy(np.clip(np.round(rng.standard_normal((5, 8, 10, 32)) * 48 + 128), 0, 255).astype(np.uint8))
    groups = tokens.float()[..., :5].mean(2).argmax(-1)
    add("attention_block", AttentionBlock, 13,
        {"optimizer": "adamw", "lr": 0.005, "beta1": 0.9, "beta2": 0.999, "eps": 1e-8, "weight_decay": 0.01},
        lambda p: torch.optim.AdamW(p, lr=0.005, weight_decay=0.01, foreach=False), tokens, 128.0, 64.0, groups)


# ------------------------------------------------------------------------------------------------------- recurrent

def recurrent():
    """Sequences are [batch, time, features] (batch_first); weights have PyTorch's names."""
    def add(name, kind, features, hidden, batch=3, time=5, layers=1, bidirectional=False, bias=True):
        extra = {"nonlinearity": kind[4:]} if kind.startswith("rnn") else {}
        module = {"lstm": nn.LSTM, "gru": nn.GRU}.get(kind, nn.RNN)(
            features, hidden, layers, bias=bias, batch_first=True, bidirectional=bidirectional, **extra)
        inputs = {"x": normal(batch, time, features)}
        inputs |= {key: normal(*value.shape, scale=hidden ** -0.5) for key, value in module.named_parameters()}
        count = layers * (2 if bidirectional else 1)
        inputs |= {key: normal(count, batch, hidden, scale=0.5) for key in (("h0", "c0") if kind == "lstm" else ("h0",))}

        def function(x, h0, c0=None, **weights):
            state = h0 if c0 is None else (h0, c0)
            y, last = torch.func.functional_call(module, weights, (x, state))
            return {"y": y, "h": last} if c0 is None else {"y": y, "h": last[0], "c": last[1]}

        case("recurrent", name, kind, {"hidden": hidden, "layers": layers, "bidirectional": bidirectional}, inputs,
             function)

    for kind in ("lstm", "gru", "rnn_tanh", "rnn_relu"):
        add(f"{kind}_plain", kind, 4, 3)
        add(f"{kind}_no_bias_one_step", kind, 3, 7, time=1, bias=False)
        add(f"{kind}_two_layers_both_ways", kind, 3, 5, batch=2, time=4, layers=2, bidirectional=True)


# ---------------------------------------------------------------------------------------------------------- models

def hashed(name, *shape):
    """Numbers in [-1, 1) that depend on name and position only, so that weights need not be stored; see README.md."""
    with np.errstate(over="ignore"):
        h = np.arange(1, math.prod(shape) + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        h += np.uint64(zlib.crc32(name.encode())) * np.uint64(0xBF58476D1CE4E5B9)
        h = (h ^ (h >> np.uint64(32))) * np.uint64(0x94D049BB133111EB)
        h ^= h >> np.uint64(29)
    return torch.from_numpy((h >> np.uint64(40)).astype(np.float64).reshape(shape) * 2.0 ** -23 - 1)


def fill(model):
    """Overwrites parameters and buffers of a network by what their names say."""
    for name, tensor in model.state_dict().items():
        if not tensor.is_floating_point():
            continue
        values = hashed(name, *tensor.shape)
        if tensor.dim() > 1:
            values *= math.sqrt(6 / math.prod(tensor.shape[1:]))
        elif name.endswith("weight") or name.endswith("running_var"):
            values = 1 + 0.25 * values
        else:
            values *= 0.25
        tensor.copy_(values.float())


class CifarResNet(nn.Module):
    """Section 4.2 of the paper, of torchvision's basic blocks."""
    def __init__(self, blocks):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        channels = 16
        for stage, width in enumerate((16, 32, 64), 1):
            layers = []
            for i in range(blocks):
                stride = 2 if i == 0 and stage > 1 else 1
                bypass = None if channels == width else nn.Sequential(nn.Conv2d(channels, width, 1, stride, bias=False),
                                                                      nn.BatchNorm2d(width))
                layers.append(torchvision.models.resnet.BasicBlock(channels, width, stride, bypass))
                channels = width
            setattr(self, f"layer{stage}", nn.Sequential(*layers))
        self.fc = nn.Linear(64, 10)

    def forward(self, x):
        y = F.relu(self.bn1(self.conv1(x)))
        return self.fc(self.layer3(self.layer2(self.layer1(y))).mean((2, 3)))


def models():
    """Whole networks of torchvision and transformers with hashed weights: answers in evaluation mode, then one training
    step (batch statistics, cross-entropy of the answers' first 10 numbers, SGD) and the loss after it."""
    def add(name, model, inputs, answer, rate=None):
        results = []
        for dtype in (torch.float32, torch.float64):
            model.float()
            with torch.no_grad():
                fill(model)
            model.to(dtype).eval()
            operands = {key: value.to(dtype) if value.is_floating_point() else value for key, value in inputs.items()}
            with torch.no_grad():
                outputs = {"y": answer(model, operands)}
            if rate is not None:
                model.train()
                labels = torch.arange(len(outputs["y"]))

                def loss():
                    return F.cross_entropy(answer(model, operands).flatten(1)[:, :10], labels)

                before = loss()
                outputs["loss"] = before.detach()
                before.backward()
                with torch.no_grad():
                    for parameter in model.parameters():
                        if parameter.grad is not None:
                            parameter -= rate * parameter.grad
                            parameter.grad = None
                    outputs["loss_after"] = loss()
            results.append(outputs)
        params = {"parameters": sum(value.numel() for value in model.parameters()), "shape": list(next(iter(inputs.values())).shape)} | ({} if rate is None else {"rate": rate})
        record("models", name, name, params, {}, *results, work=max(value.numel() for value in inputs.values()))

    def image(batch, size):
        return {"x": hashed("x", batch, 3, size, size).float()}

    def scores(model, operands):
        return model(operands["x"])

    add("resnet18", torchvision.models.resnet18(), image(1, 32), scores)
    add("resnet50", torchvision.models.resnet50(), image(1, 32), scores)
    add("resnet_cifar_8", CifarResNet(1), image(8, 16), scores, rate=0.001)
    add("mobilenet_v2", torchvision.models.mobilenet_v2(), image(1, 32), scores)
    add("mobilenet_v2_quarter", torchvision.models.mobilenet_v2(width_mult=0.25, dropout=0), image(8, 32), scores,
        rate=0.0001)
    config = transformers.BertConfig(vocab_size=100, hidden_size=24, num_hidden_layers=2, num_attention_heads=3,
                                     intermediate_size=40, max_position_embeddings=16, hidden_dropout_prob=0,
                                     attention_probs_dropout_prob=0)
    tokens = ((hashed("tokens", 3, 11) + 1) * 50).floor().long()
    mask = torch.arange(11)[None, :] < torch.tensor([11, 4, 7])[:, None]
    bert = transformers.BertModel(config, add_pooling_layer=False)
    add("bert", bert, {"tokens": tokens}, lambda model, operands: model(operands["tokens"])[0], rate=0.1)
    add("bert_masked", bert, {"tokens": tokens}, lambda model, operands: model(operands["tokens"], mask.long())[0])


# --------------------------------------------------------------------------------------------------------- writing

def write_safetensors(path, table):
    """8 bytes of header length, a JSON header padded with spaces to 8 bytes, then the data without gaps.

    The widest element types come first, so that every tensor is aligned to its element size.
    """
    ordered = sorted(table.items(), key=lambda item: -item[1].element_size())
    header, offset = {"__metadata__": {"made_by": f"make_goldens.py, torch {torch.__version__}"}}, 0
    for name, tensor in ordered:
        size = tensor.numel() * tensor.element_size()
        header[name] = {"dtype": DTYPE_NAMES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(text)) + text)
        for _, tensor in ordered:
            out.write(tensor.numpy().tobytes())


def main():
    directory = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    layers()
    activations()
    losses()
    optimizers()
    tensor_ops()
    training()
    recurrent()
    models()
    total = 0
    for file, table in tensors.items():
        path = os.path.join(directory, f"{file}.safetensors")
        write_safetensors(path, table)
        total += os.path.getsize(path)
    with open(os.path.join(directory, "index.json"), "w", encoding="utf-8", newline="\n") as out:
        out.write('{"versions": ' + json.dumps({"torch": torch.__version__, "numpy": np.__version__,
                                                "torchvision": torchvision.__version__,
                                                "transformers": transformers.__version__,
                                                "scikit-learn": sklearn.__version__, "python": platform.python_version()}))
        out.write(',\n"cases": [\n' + ",\n".join(json.dumps(entry) for entry in cases) + "\n]}\n")
    worst = {group: max((value, entry["name"], key) for entry in cases if entry["group"] == group
                        for key, value in entry["noise"].items()) for group in GROUPS}
    print(f"{len(cases)} cases, {total} bytes of tensors")
    for group, (value, name, key) in worst.items():
        print(f"{group}: largest float32 noise {value} in {name}/{key}")


if __name__ == "__main__":
    main()
