"""PyTorch modules to ONNX files in int8 (dynamic, per channel), the one form in which models are shipped."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic


def export(module: torch.nn.Module, inputs: dict[str, torch.Tensor], outputs: list[str], path: Path) -> None:
    """Writes `module` to `path`. inputs: examples of shape (batch, pieces); both sizes stay free."""
    module.eval()
    batch, pieces = torch.export.Dim("batch", min=1), torch.export.Dim("pieces", min=2, max=512)
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            module,
            tuple(inputs.values()),
            full,
            input_names=list(inputs),
            output_names=outputs,
            dynamic_shapes=tuple({0: batch, 1: pieces} for _ in inputs),
            dynamo=True,
            external_data=False,
        )
        quantize_dynamic(full, path, per_channel=True, weight_type=QuantType.QInt8)
