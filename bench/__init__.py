"""Benchmarks: every figure beside its peer or floor from the same run."""
