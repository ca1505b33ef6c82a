"""Writes encoder.onnx (int8) and heads.bin from trained weights.

    export.py --weights FILE --out FOLDER
"""

import argparse
import os
import tempfile

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from model import Reader, head_sizes


class Exported(nn.Module):
    """What runs in the product: the encoder with its pools and token scores; the heads are asked there."""

    def __init__(self, reader):
        super().__init__()
        self.reader = reader

    def forward(self, ids, types):
        hidden = self.reader.encoder(ids, types)
        is_text = ((ids != 0) & (types == 0)).float()
        return self.reader.pools(hidden, is_text)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--weights", required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    os.makedirs(args.out, exist_ok=True)
    reader = Reader()
    reader.load_state_dict(torch.load(args.weights))
    reader.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole = f"{folder}/encoder.onnx"
        example = (torch.tensor([[101, 7592, 102, 2353, 102, 0]]), torch.tensor([[0, 0, 0, 1, 1, 0]]))
        shape = {0: "rows", 1: "width"}
        torch.onnx.export(
            Exported(reader), example, whole, dynamo=False, opset_version=17,
            input_names=["ids", "types"], output_names=["sums", "most", "tokens"],
            dynamic_axes={"ids": shape, "types": shape, "sums": {0: "rows"}, "most": {0: "rows"}, "tokens": shape},
        )
        quantize_dynamic(whole, f"{args.out}/encoder.onnx", per_channel=True, weight_type=QuantType.QInt8)
    with open(f"{args.out}/heads.bin", "wb") as file:
        for name in head_sizes:
            head = reader.heads[name]
            file.write(head.weight.detach().numpy().astype("<f4").tobytes())
            file.write(head.bias.detach().numpy().astype("<f4").tobytes())
    print(f"encoder.onnx {os.path.getsize(f'{args.out}/encoder.onnx') / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
