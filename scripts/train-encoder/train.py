"""Trains the encoder and its heads from what prepare.ts wrote: see models/text-encoder-1/CARD.md.

    train.py --folder FOLDER --base MODEL --out FILE [--epochs N] [--rate R] [--seed N]

Two cores, bfloat16 where the processor has it. The same seed and number of threads give the same weights.
"""

import argparse
import json
import random
import time
import unicodedata

import torch
import torch.nn.functional as F
from safetensors.torch import load_file

from model import Reader, head_sizes

BATCH_WINDOWS = 64
BATCH_TOKENS = 4096
# Whether a message needs a person decides more than the other traits do.
TRAIT_SHARES = torch.tensor([0.8, 0.4, 0.4, 0.4, 0.4])


def main():
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    chance = random.Random(args.seed)
    examples = [json.loads(line) for line in open(f"{args.folder}/examples.jsonl", encoding="utf8")]
    parts = {part: [e for e in examples if e["part"] == part] for part in {e["part"] for e in examples}}
    reader = Reader()
    reader.encoder.load_base(load_file(f"{args.base}/model.fp16.safetensors"))
    start_emoji(reader, args.folder)
    start_biases(reader, parts)
    learn(reader, parts, args, chance)
    torch.save(reader.state_dict(), args.out)
    print(json.dumps(judge(reader, parts)))


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", required=True)
    parser.add_argument("--base", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1.1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def start_emoji(reader, folder):
    """An emoji begins as the mean of the words of its name."""
    pieces = open(f"{folder}/vocabulary.txt", encoding="utf8").read().split("\n")
    place = {piece: at for at, piece in enumerate(pieces)}
    table = reader.encoder.words.weight.data
    for sign in json.load(open(f"{folder}/emoji.json", encoding="utf8")):
        name = unicodedata.name(sign, "").lower().replace("-", " ").split()
        known = [place[word] for word in name if word in place and word not in ("face", "with")]
        if known:
            table[place[sign]] = table[known].mean(0)


def start_biases(reader, parts):
    """Heads begin at how often each label is there."""
    shares = torch.zeros(head_sizes["labels"])
    for example in parts["comments"]:
        for label in example["labels"]:
            shares[label] += 1 / len(parts["comments"])
    reader.heads["labels"].bias.data = torch.logit(shares)
    shown = torch.tensor([e["shown"] for e in parts["messages"]]).mean(0)
    reader.heads["shown"].bias.data = torch.log(shown)
    traits = torch.tensor([e["traits"] for e in parts["messages"]], dtype=torch.float).mean(0)
    reader.heads["traits"].bias.data = torch.logit(traits)


def batches(examples, chance):
    """Batches of like length, in a random order."""
    order = sorted(examples, key=lambda e: (max(map(len, e["windows"])) + chance.random() * 6))
    batch, found, longest, count = [], [], 0, 0
    for example in order:
        longest_next = max(longest, max(map(len, example["windows"])))
        count_next = count + len(example["windows"])
        if batch and (count_next > BATCH_WINDOWS or longest_next * count_next > BATCH_TOKENS):
            found.append(batch)
            batch, longest_next, count_next = [], max(map(len, example["windows"])), len(example["windows"])
        batch.append(example)
        longest, count = longest_next, count_next
    found.append(batch)
    chance.shuffle(found)
    return found


def tensors(batch):
    """Windows as one rectangle: ids, which tokens are text, types, and whose window each is."""
    windows = [(at, ids) for at, e in enumerate(batch) for ids in e["windows"]]
    width = max(len(ids) for _, ids in windows)
    ids = torch.zeros(len(windows), width, dtype=torch.long)
    types = torch.zeros_like(ids)
    for row, (_, tokens) in enumerate(windows):
        ids[row, : len(tokens)] = torch.tensor(tokens)
        types[row, tokens.index(102) + 1 : len(tokens)] = 1
    return ids, types, torch.tensor([at for at, _ in windows])


def losses(reader, batch):
    ids, types, owner = tensors(batch)
    pooled, tokens = reader(ids, types, owner, len(batch))
    found = {name: head(pooled) for name, head in reader.heads.items()}
    total = pooled.new_zeros(())
    rows = [at for at, e in enumerate(batch) if "labels" in e]
    if rows:
        target = torch.zeros(len(rows), head_sizes["labels"])
        for row, at in enumerate(rows):
            target[row, batch[at]["labels"]] = 1
        total = total + 0.5 * F.binary_cross_entropy_with_logits(found["labels"][rows], target, reduction="none").sum()
    rows = [at for at, e in enumerate(batch) if "shown" in e]
    if rows:
        target = torch.tensor([batch[at]["shown"] for at in rows], dtype=torch.float)
        weight = torch.tensor([0.3 if batch[at]["part"] == "sayings" else 1.0 for at in rows])
        total = total + (F.cross_entropy(found["shown"][rows], target, reduction="none") * weight).sum()
    rows = [at for at, e in enumerate(batch) if "traits" in e]
    if rows:
        for name, share in (("traits", TRAIT_SHARES), ("plain", 0.5)):
            target = torch.tensor([batch[at][name] for at in rows], dtype=torch.float)
            loss = F.binary_cross_entropy_with_logits(found[name][rows], target, reduction="none")
            total = total + (share * loss).sum()
        life = torch.tensor([batch[at]["life"] for at in rows])
        total = total + 0.3 * F.cross_entropy(found["life"][rows], life, reduction="none").sum()
        total = total + evidence_loss(batch, tokens)
    return total / len(batch)


def evidence_loss(batch, tokens):
    marked, scores, row = [], [], 0
    for example in batch:
        for window, ids in enumerate(example["windows"]):
            if "evidence" in example:
                mask = example["evidence"][window]
                marked += mask
                scores.append(tokens[row, 1 : 1 + len(mask)])
            row += 1
    return 0.02 * F.binary_cross_entropy_with_logits(torch.cat(scores), torch.tensor(marked, dtype=torch.float), reduction="sum")


def groups(reader, rate):
    """The lower a layer, the slower it learns; matrices decay, the rest doesn't."""
    for layer, parameters in reader.by_layer():
        own = rate * 0.87**layer if layer is not None else 1e-3
        yield {"params": [p for p in parameters if p.dim() > 1], "lr": own, "own": own, "weight_decay": 0.01}
        yield {"params": [p for p in parameters if p.dim() <= 1], "lr": own, "own": own, "weight_decay": 0.0}


def learn(reader, parts, args, chance):
    optimizer = torch.optim.AdamW(list(groups(reader, args.rate)), betas=(0.9, 0.98), fused=True)
    plan = []
    for _ in range(args.epochs):
        comments = chance.sample(parts["comments"], len(parts["comments"]))
        plan += batches(comments + parts["messages"] + parts["sayings"], chance)
    warm = min(120, len(plan) // 10)
    begun, shown, reader_loss = time.time(), 0.0, None
    reader.train()
    for step, batch in enumerate(plan):
        scale = min(1.0, (step + 1) / warm) * (len(plan) - step) / len(plan)
        for group in optimizer.param_groups:
            group["lr"] = group["own"] * scale
        optimizer.zero_grad(set_to_none=True)
        loss = losses(reader, batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        reader_loss = loss.item() if reader_loss is None else 0.98 * reader_loss + 0.02 * loss.item()
        if step % 100 == 0:
            spent = time.time() - begun
            left = spent / (step + 1) * (len(plan) - step - 1)
            print(f"{step}/{len(plan)} loss {reader_loss:.3f} {spent:.0f} s, {left:.0f} s to go", flush=True)


@torch.no_grad()
def judge(reader, parts):
    reader.eval()
    right = top3 = count = 0
    for batch in batches(parts["messages-aside"], random.Random(1)):
        ids, types, owner = tensors(batch)
        pooled, _ = reader(ids, types, owner, len(batch))
        best = reader.heads["shown"](pooled).topk(3).indices
        for row, example in enumerate(batch):
            there = [at for at, share in enumerate(example["shown"]) if share > 0]
            count += 1
            right += best[row, 0].item() in there
            top3 += any(at in there for at in best[row].tolist())
    return {"messages aside": count, "shown right": right / count, "top three": top3 / count, "f1": comment_f1(reader, parts)}


def comment_f1(reader, parts):
    scores, truth = [], []
    for batch in batches(parts["comments-dev"], random.Random(1)):
        ids, types, owner = tensors(batch)
        pooled, _ = reader(ids, types, owner, len(batch))
        scores.append(reader.heads["labels"](pooled).sigmoid())
        for e in batch:
            truth.append([1 if label in e["labels"] else 0 for label in range(head_sizes["labels"])])
    scores, truth = torch.cat(scores).float(), torch.tensor(truth)
    f1s = []
    for label in range(head_sizes["labels"]):
        best = 0.0
        for threshold in torch.arange(0.02, 0.8, 0.02):
            called = scores[:, label] >= threshold
            hit = (called & (truth[:, label] == 1)).sum().item()
            best = max(best, 2 * hit / max(1, called.sum().item() + truth[:, label].sum().item()))
        f1s.append(best)
    return sum(f1s) / len(f1s)


if __name__ == "__main__":
    main()
