"""What is measured: `python -m benchmarks` prints every figure beside its aim."""
