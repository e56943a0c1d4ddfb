#!/usr/bin/env python3
"""Trains the reader of facts from the sheet that FactSheetProgram writes. See README.md beside it.

    facts.py --sheet SHEET.jsonl --base BGE.jar --vocabulary VOCABULARY.txt --out DIR [--epochs 3] [--rate 8e-5] [--seed 1] [--dev shop-13,shop-14] [--from MODEL.onnx]
             [--known shop-1,ask-1 --share-of-known 0.25]

A row of the sheet is a question with the facts that may answer it: ids and kinds of each, how likely each is by likeness alone
(the logarithm against none), and which of them answer. The model learns a weight for each so that exp(weight), over one and
all of them, is the share of those that answer; where none answers, one over the sum.
"""

import argparse
import json
import math
import pathlib
import random
import sys
import time

import numpy as np
import torch
from torch import nn

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "engines" / "guard" / "training"))
import encoder  # noqa: E402
import train as of_guard  # noqa: E402

QUESTIONS = 8  # in one step
FACTS = 6  # of a question in one step: those that answer, most of the likeliest others, and one of the rest
COUNTERS = 2  # and so many of what stands in no fact: prices, pieces, sending


class Reader(nn.Module):
    """Questions' facts (rows x pieces) and their likeness (rows) -> a weight for each row."""

    def __init__(self, base):
        super().__init__()
        self.base = base
        self.of_likeness = nn.Parameter(torch.tensor(0.5))
        self.bias = nn.Parameter(torch.tensor(0.0))

    def forward(self, ids, kinds, likeness):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            (score,) = self.base(ids, kinds)
        return score.float()[:, 0] + self.of_likeness * likeness + self.bias


def weights_of(model, group):
    """The weights of the group's facts, in their order; facts of like length are read together, so that little is padded."""
    facts = [fact for row in group for fact in row["facts"]]
    by_length = sorted(range(len(facts)), key=lambda i: len(facts[i]["ids"]))
    part = math.ceil(len(facts) / 3)
    found = []
    for at in range(0, len(facts), part):
        some = [facts[i] for i in by_length[at : at + part]]
        found.append(model(*of_guard.tensors(some), torch.tensor([fact["likeness"] for fact in some], dtype=torch.float32)))
    return torch.cat(found)[torch.tensor(by_length).argsort()]


def shares(weights, group):
    """Each question's weights as logarithms of shares, that of none last."""
    at = 0
    for row in group:
        here = weights[at : at + len(row["facts"])]
        at += len(row["facts"])
        yield torch.log_softmax(torch.cat([here, torch.zeros(1)]), 0)


def loss_of(weights, group):
    losses = []
    for row, logs in zip(group, shares(weights, group)):
        right = [i for i, fact in enumerate(row["facts"]) if fact["right"]]
        losses.append(-torch.logsumexp(logs[right], 0) if right else -logs[-1])
    return torch.stack(losses).mean()


def some_of(row, chance):
    """The row with a few of its facts, in a fresh choice."""
    right = [fact for fact in row["facts"] if fact["right"]]
    wrong = [fact for fact in row["facts"] if not fact["right"]]
    others = sorted((fact for fact in wrong if not fact["counter"]), key=lambda fact: -fact["likeness"])
    near = max(0, FACTS - 1 - len(right)) if right else FACTS // 2
    kept = right + others[:near]
    if others[near:]:
        kept.append(chance.choice(others[near:]))
    counters = [fact for fact in wrong if fact["counter"]]
    kept += chance.sample(counters, min(COUNTERS, len(counters)))
    return {**row, "facts": kept}


@torch.no_grad()
def read(model, rows):
    """Of each question the weights of its facts."""
    model.eval()
    return [weights_of(model, [row]).numpy() for row in rows]


def best_scale(found, rows):
    def loss(scale):
        return float(np.mean([loss_of(torch.tensor(w) * scale, [row]).item() for w, row in zip(found, rows)]))

    return min((loss(s / 20), s / 20) for s in range(8, 31))[1]


def tell(found, rows, scale):
    """For each least share: told right and wrong among what has an answer, told among what has none."""
    for least in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        right = wrong = told = answered = 0
        for weights, row in zip(found, rows):
            share = np.exp(weights * scale)
            share = share / (1 + share.sum())
            best = int(share.argmax())
            some = any(fact["right"] for fact in row["facts"])
            answered += some
            if share[best] >= least:
                right += some and row["facts"][best]["right"]
                wrong += some and not row["facts"][best]["right"]
                told += not some
        without = max(1, len(rows) - answered)
        print(f"from {least}: right {right / max(1, answered):.3f} wrong {wrong / max(1, answered):.3f} told without {told / without:.3f}", flush=True)


def main():
    wish = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wish.add_argument("--sheet", required=True)
    wish.add_argument("--base", required=True, help="the jar that holds bge-small-zh-v1.5 as ONNX, in full precision")
    wish.add_argument("--vocabulary", required=True)
    wish.add_argument("--out", required=True)
    wish.add_argument("--epochs", type=float, default=3)
    wish.add_argument("--rate", type=float, default=8e-5)
    wish.add_argument("--seed", type=int, default=1)
    wish.add_argument("--version", default="unnamed")
    wish.add_argument("--from", dest="start", help="a fact-reader.onnx to go on from, with its card beside it")
    wish.add_argument("--known", default="", help="shops that the model to go on from was trained on")
    wish.add_argument("--share-of-known", type=float, default=1.0, help="so much of them is drawn for each epoch")
    wish.add_argument("--dev", default="shop-13,shop-14", help="shops that are not trained on: they choose the scale")
    wish = wish.parse_args()
    # Now, and not when an hour of work waits to be written.
    pathlib.Path(wish.out).mkdir(parents=True, exist_ok=True)
    torch.manual_seed(wish.seed)
    chance = random.Random(wish.seed)
    rows = [json.loads(line) for line in open(wish.sheet, encoding="utf-8")]
    rows = [row for row in rows if row["facts"]]  # where no fact has the form of an answer, none is read
    dev = [row for row in rows if row["shop"] in wish.dev.split(",")]
    train = [row for row in rows if row["shop"] not in wish.dev.split(",")]
    known = [row for row in train if row["shop"] in wish.known.split(",")]
    fresh = [row for row in train if row["shop"] not in wish.known.split(",")]
    drawn = int(wish.share_of_known * len(known))
    base = of_guard.read_jar(wish.base, wish.vocabulary, {"score": 1})
    model = Reader(base)
    if wish.start:
        encoder.read_own(base, wish.start)
        card = dict(line.strip().split("=") for line in open(wish.start.replace(".onnx", ".properties"), encoding="utf-8") if "=" in line)
        with torch.no_grad():
            model.of_likeness.fill_(float(card["of_likeness"]))
            model.bias.fill_(float(card["bias"]))
    print(f"{len(fresh)} questions, {drawn} of {len(known)} known ones, {len(dev)} of dev", flush=True)
    own = [{"params": [model.of_likeness, model.bias], "lr": wish.rate * 50}]
    optimiser = torch.optim.AdamW(base.groups(wish.rate) + own, weight_decay=0.01)
    steps = int(wish.epochs * (len(fresh) + drawn) / QUESTIONS)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.1 * steps), max(0.0, (steps - step) / (0.9 * steps)))
    )
    done, begun = 0, time.time()
    while done < steps:
        model.train()
        epoch = fresh + chance.sample(known, drawn)
        chance.shuffle(epoch)
        for at in range(0, len(epoch) - QUESTIONS + 1, QUESTIONS):
            if done >= steps:
                break
            group = [some_of(row, chance) for row in epoch[at : at + QUESTIONS]]
            loss = loss_of(weights_of(model, group), group)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            done += 1
            if done % 50 == 0:
                print(f"step {done}/{steps} loss {loss.item():.3f} {time.time() - begun:.0f} s", flush=True)
        found = read(model, dev)
        print(f"of likeness {model.of_likeness.item():.3f} bias {model.bias.item():.3f}")
        tell(found, dev, 1.0)
    scale = best_scale(found, dev)
    print(f"scale {scale}")
    tell(found, dev, scale)
    encoder.write_onnx(base.eval(), wish.out + "/fact-reader.onnx")
    with open(wish.out + "/fact-reader.properties", "w", encoding="utf-8") as card:
        card.write("# What the reader of facts is; written by facts.py.\n")
        card.write(f"version={wish.version}\nscale={scale}\n")
        card.write(f"of_likeness={model.of_likeness.item():.4f}\nbias={model.bias.item():.4f}\n")


if __name__ == "__main__":
    sys.exit(main())
