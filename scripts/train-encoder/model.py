"""A six-layer BERT (all-MiniLM-L6-v2) that pools a text's windows together, with one linear head for each question."""

import torch
from torch import nn
import torch.nn.functional as F

HIDDEN, LAYERS, ATTENTION_HEADS, INNER, PIECES, POSITIONS = 384, 6, 12, 1536, 30522, 512
head_sizes = {"labels": 28, "shown": 13, "traits": 5, "life": 13, "plain": 2}
LEAST = -1e4


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.after_attention, self.after_inner = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x, mask):
        rows, width, _ = x.shape
        split = lambda y: y.view(rows, width, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS).transpose(1, 2)
        query, key, value = split(self.query(x)), split(self.key(x)), split(self.value(x))
        scores = query @ key.transpose(2, 3) / (HIDDEN // ATTENTION_HEADS) ** 0.5 + mask
        seen = (scores.softmax(-1).to(value.dtype) @ value).transpose(1, 2).reshape(rows, width, HIDDEN)
        x = self.after_attention(x + self.out(seen))
        return self.after_inner(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.words, self.places = nn.Embedding(PIECES, HIDDEN), nn.Embedding(POSITIONS, HIDDEN)
        self.types, self.norm = nn.Embedding(2, HIDDEN), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, ids, types):
        mask = ((ids == 0).float() * LEAST)[:, None, None, :]
        places = torch.arange(ids.shape[1])[None, :]
        x = self.norm(self.words(ids) + self.places(places) + self.types(types))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_base(self, tensors):
        """Takes over the weights by the names that BERT checkpoints use."""
        of = lambda name: tensors[name if name in tensors else f"bert.{name}"].float()
        self.words.weight.data = of("embeddings.word_embeddings.weight")
        self.places.weight.data = of("embeddings.position_embeddings.weight")
        self.types.weight.data = of("embeddings.token_type_embeddings.weight")
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "out": "attention.output.dense", "up": "intermediate.dense", "down": "output.dense",
            "after_attention": "attention.output.LayerNorm", "after_inner": "output.LayerNorm",
        }
        targets = [(self.norm, "embeddings.LayerNorm")]
        for at, layer in enumerate(self.layers):
            targets += [(getattr(layer, ours), f"encoder.layer.{at}.{theirs}") for ours, theirs in names.items()]
        for module, name in targets:
            module.weight.data, module.bias.data = of(f"{name}.weight"), of(f"{name}.bias")


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder()
        self.evidence = nn.Linear(HIDDEN, 1)
        self.drop = nn.Dropout(0.1)
        self.heads = nn.ModuleDict({name: nn.Linear(2 * HIDDEN, size) for name, size in head_sizes.items()})
        for head in self.heads.values():
            nn.init.normal_(head.weight, std=0.02)
            nn.init.zeros_(head.bias)

    def forward(self, ids, types, owner, count):
        """Mean and maximum over the text's tokens of all windows of each example (count × 768), and token scores."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            hidden = self.encoder(ids, types)
        hidden = hidden.float()
        is_text = ((ids != 0) & (types == 0)).float()
        sums, most, tokens = self.pools(hidden, is_text)
        total = torch.zeros(count, HIDDEN).index_add(0, owner, sums)
        size = torch.zeros(count).index_add(0, owner, is_text.sum(1))
        top = torch.full((count, HIDDEN), LEAST).index_reduce(0, owner, most, "amax")
        return self.drop(torch.cat([total / size[:, None], top], 1)), tokens

    def pools(self, hidden, is_text):
        sums = (hidden * is_text[:, :, None]).sum(1)
        most = (hidden + (1 - is_text[:, :, None]) * LEAST).amax(1)
        return sums, most, self.evidence(hidden).squeeze(2)

    def by_layer(self):
        """Parameters with their distance from the top layer; None for what is new."""
        for at, layer in enumerate(self.encoder.layers):
            yield LAYERS - 1 - at, list(layer.parameters())
        below = [self.encoder.words, self.encoder.places, self.encoder.types, self.encoder.norm]
        yield LAYERS, [p for module in below for p in module.parameters()]
        yield None, [*self.evidence.parameters(), *self.heads.parameters()]
