"""The encoder of our readers: BGE-small-zh's four layers with heads of one's own, read from ONNX, written to ONNX."""

import math

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

HEADS = 8


class Layer(nn.Module):
    def __init__(self, width, inner, drop):
        super().__init__()
        self.query, self.key, self.value, self.mix = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm_mix, self.norm_out = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x, mask):
        """x: rows x pieces x width; mask: rows x 1 x 1 x pieces, added to the scores."""
        rows, pieces, width = x.shape
        query, key, value = (
            part(x).view(rows, pieces, HEADS, width // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        seen = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(rows, pieces, width)
        x = self.norm_mix(x + self.drop(self.mix(seen)))
        return self.norm_out(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """ids and kinds (rows x pieces, int64; id 0 is padding) -> a list with the outputs of each head, in their order."""

    def __init__(self, vocabulary, positions, width, inner, layers, heads, drop=0.1):
        """heads: how many outputs each has, by its name."""
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(positions, width)
        self.kinds = nn.Embedding(2, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, inner, drop) for _ in range(layers))
        self.pool = nn.Linear(2 * width, width)
        self.heads = nn.ModuleDict({name: nn.Linear(width, outputs) for name, outputs in heads.items()})
        self.drop = nn.Dropout(drop)

    def forward(self, ids, kinds):
        real = ids != 0
        mask = torch.zeros(real.shape, dtype=torch.float32).masked_fill(~real, -1e9)[:, None, None, :]
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.kinds(kinds)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        share = real.float() / real.float().sum(1, keepdim=True)
        # The first piece, and the mean of all: the mean keeps what a single word says.
        whole = torch.cat([x[:, 0], (x * share[:, :, None]).sum(1)], 1)
        whole = torch.tanh(self.pool(self.drop(whole)))
        return [head(self.drop(whole)) for head in self.heads.values()]

    def groups(self, rate):
        """Parameters with their rates for an optimiser: what is fresh learns ten times as fast as what BGE knew."""
        fresh = [p for n, p in self.named_parameters() if n.split(".")[0] in ("pool", "heads")]
        known = [p for n, p in self.named_parameters() if n.split(".")[0] not in ("pool", "heads")]
        return [{"params": fresh, "lr": rate * 10}, {"params": known, "lr": rate}]


def read_base(model_bytes, rows, heads):
    """The encoder with BGE's weights, its word table cut to the given rows; the heads are fresh."""
    graph = onnx.load_model_from_string(model_bytes).graph
    constants = {c.name: numpy_helper.to_array(c).astype(np.float32) for c in graph.initializer}
    made_by = {output: node for node in graph.node for output in node.output}
    named = {}
    for name, array in constants.items():
        for mark in ("embeddings.", "encoder."):
            if mark in name and "::" not in name:
                named[name[name.index(mark) :]] = array
    for node in graph.node:  # Exporters fold weights into nameless constants; the bias beside them tells whose they are.
        if node.op_type == "Add":
            bias = [i for i in node.input if i in constants and i.endswith(".bias") and "LayerNorm" not in i]
            fed = [made_by[i] for i in node.input if i in made_by and made_by[i].op_type == "MatMul"]
            if bias and fed:
                weight = [constants[i] for i in fed[0].input if i in constants]
                if weight:
                    name = bias[0][bias[0].index("encoder.") :] if "encoder." in bias[0] else bias[0]
                    named[name[: -len("bias")] + "weight"] = weight[0].T
    words = named["embeddings.word_embeddings.weight"]
    places = named["embeddings.position_embeddings.weight"]
    kinds = named["embeddings.token_type_embeddings.weight"]
    layers = 1 + max(int(n.split(".")[2]) for n in named if n.startswith("encoder.layer."))
    inner = named["encoder.layer.0.intermediate.dense.weight"].shape[0]
    encoder = Encoder(len(rows), places.shape[0], words.shape[1], inner, layers, heads)

    def put(parameter, array):
        if tuple(parameter.shape) != array.shape:
            raise ValueError(f"shape: {array.shape} (expected: {tuple(parameter.shape)})")
        with torch.no_grad():
            parameter.copy_(torch.from_numpy(array.copy()))

    put(encoder.words.weight, words[rows])
    put(encoder.places.weight, places)
    put(encoder.kinds.weight, kinds[:2])
    put(encoder.norm.weight, named["embeddings.LayerNorm.weight"])
    put(encoder.norm.bias, named["embeddings.LayerNorm.bias"])
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "mix": "attention.output.dense",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_mix": "attention.output.LayerNorm",
        "norm_out": "output.LayerNorm",
    }
    for number, layer in enumerate(encoder.layers):
        for part, name in parts.items():
            for piece in ("weight", "bias"):
                put(getattr(getattr(layer, part), piece), named[f"encoder.layer.{number}.{name}.{piece}"])
    return encoder


def read_own(encoder, path):
    """Puts the weights of a model that write_onnx wrote into an encoder of the same shape: what is left of them in eight bits."""
    kept = [numpy_helper.to_array(c) for c in onnx.load(path).graph.initializer]
    arrays = iter([a for a in kept if a.dtype == np.int8 or (a.dtype == np.float32 and a.ndim > 0)])

    def put(parameter, array):
        if tuple(parameter.shape) != array.shape:
            raise ValueError(f"shape: {array.shape} (expected: {tuple(parameter.shape)})")
        with torch.no_grad():
            parameter.copy_(torch.from_numpy(np.array(array, np.float32)))

    def linear(to):
        eight, scale = next(arrays), next(arrays)
        put(to.weight, (eight.astype(np.float32) * scale).T)
        put(to.bias, next(arrays))

    def norm(to):
        put(to.weight, next(arrays))
        put(to.bias, next(arrays))

    eight, scale = next(arrays), next(arrays)
    put(encoder.words.weight, eight.astype(np.float32) * scale)
    places = next(arrays)
    with torch.no_grad():
        encoder.places.weight[: len(places)].copy_(torch.from_numpy(places.copy()))
    put(encoder.kinds.weight, next(arrays))
    norm(encoder.norm)
    for layer in encoder.layers:
        for one in (layer.query, layer.key, layer.value, layer.mix):
            linear(one)
        norm(layer.norm_mix)
        linear(layer.up)
        linear(layer.down)
        norm(layer.norm_out)
    linear(encoder.pool)
    for head in encoder.heads.values():
        put(head.weight, next(arrays).T)
        put(head.bias, next(arrays))


class _Graph:
    def __init__(self):
        self.nodes, self.constants, self.count = [], [], 0

    def node(self, kind, inputs, outputs=1, **attributes):
        names = [f"{kind}_{self.count}_{i}" for i in range(outputs)]
        self.count += 1
        self.nodes.append(helper.make_node(kind, inputs, names, **attributes))
        return names[0] if outputs == 1 else names

    def constant(self, array):
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(array), name))
        return name

    def linear(self, x, linear):
        """x W + b with W in eight bits, a scale for each column, x cut to eight bits as it comes."""
        weight = linear.weight.detach().numpy().T
        scale = np.maximum(np.abs(weight).max(0), 1e-9).astype(np.float32) / 127
        eight = np.clip(np.round(weight / scale), -127, 127).astype(np.int8)
        cut, cut_scale, zero = self.node("DynamicQuantizeLinear", [x], 3)
        product = self.node("MatMulInteger", [cut, self.constant(eight), zero])
        product = self.node("Cast", [product], to=TensorProto.FLOAT)
        product = self.node("Mul", [product, self.node("Mul", [cut_scale, self.constant(scale)])])
        return self.node("Add", [product, self.constant(linear.bias.detach().numpy())])

    def norm(self, x, norm):
        weight, bias = norm.weight.detach().numpy(), norm.bias.detach().numpy()
        return self.node(
            "LayerNormalization", [x, self.constant(weight), self.constant(bias)], axis=-1, epsilon=norm.eps
        )


def write_onnx(encoder, path):
    """One row at a time: ids and kinds 1 x pieces, int64, without padding; weights in eight bits."""
    g = _Graph()
    table = encoder.words.weight.detach().numpy()
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9).astype(np.float32) / 127
    eight = np.clip(np.round(table / scale), -127, 127).astype(np.int8)
    words = g.node("Cast", [g.node("Gather", [g.constant(eight), "ids"])], to=TensorProto.FLOAT)
    words = g.node("Mul", [words, g.node("Gather", [g.constant(scale), "ids"])])
    length = g.node("Gather", [g.node("Shape", ["ids"]), g.constant(np.array([1], np.int64))])
    places = g.node(
        "Slice",
        [g.constant(encoder.places.weight.detach().numpy()[:256]), g.constant(np.array([0], np.int64)), length],
    )
    kinds = g.node("Gather", [g.constant(encoder.kinds.weight.detach().numpy()), "kinds"])
    x = g.norm(g.node("Add", [g.node("Add", [words, places]), kinds]), encoder.norm)
    width = encoder.words.weight.shape[1]
    split = g.constant(np.array([0, 0, HEADS, width // HEADS], np.int64))
    joined = g.constant(np.array([0, 0, width], np.int64))
    for layer in encoder.layers:
        query = g.node("Transpose", [g.node("Reshape", [g.linear(x, layer.query), split])], perm=[0, 2, 1, 3])
        key = g.node("Transpose", [g.node("Reshape", [g.linear(x, layer.key), split])], perm=[0, 2, 3, 1])
        value = g.node("Transpose", [g.node("Reshape", [g.linear(x, layer.value), split])], perm=[0, 2, 1, 3])
        scores = g.node("MatMul", [query, key])
        scores = g.node("Mul", [scores, g.constant(np.float32(1 / math.sqrt(width // HEADS)))])
        seen = g.node("MatMul", [g.node("Softmax", [scores], axis=-1), value])
        seen = g.node("Reshape", [g.node("Transpose", [seen], perm=[0, 2, 1, 3]), joined])
        x = g.norm(g.node("Add", [x, g.linear(seen, layer.mix)]), layer.norm_mix)
        up = g.linear(x, layer.up)
        erf = g.node("Erf", [g.node("Div", [up, g.constant(np.float32(math.sqrt(2)))])])
        up = g.node("Mul", [up, g.node("Add", [erf, g.constant(np.float32(1))])])
        up = g.node("Mul", [up, g.constant(np.float32(0.5))])
        x = g.norm(g.node("Add", [x, g.linear(up, layer.down)]), layer.norm_out)
    first = g.node("Gather", [x, g.constant(np.array(0, np.int64))], axis=1)
    mean = g.node("ReduceMean", [x], axes=[1], keepdims=0)
    whole = g.node("Concat", [first, mean], axis=1)
    whole = g.node("Tanh", [g.linear(whole, encoder.pool)])
    for name, head in encoder.heads.items():
        weight = g.constant(head.weight.detach().numpy().T.copy())
        g.nodes.append(
            helper.make_node("Add", [g.node("MatMul", [whole, weight]), g.constant(head.bias.detach().numpy())], [name])
        )
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, [1, "pieces"]) for n in ("ids", "kinds")]
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, head.bias.shape[0]])
        for name, head in encoder.heads.items()
    ]
    graph = helper.make_graph(g.nodes, "reader", inputs, outputs, g.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="qiantang")
    model.ir_version = 8
    onnx.checker.check_model(model)
    onnx.save(model, path)
