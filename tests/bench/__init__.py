"""`python -m tests.bench`: how near sync is to what the machine can do.

Each work is done several times, ours and its references turn by turn in the same minutes, so that
a busy machine slows all of them: read the ratios, not the milliseconds. The references are

- bare: a FastAPI endpoint that only writes, or only reads, the very same rows (`bare.py`). It
  checks nobody, validates nothing, merges nothing: the ceiling of what we stand on.
- plain SQL: the driver alone, in this process, in the same number of transactions (`plain.py`).

`--postgresql` measures on PostgreSQL too, `--quick` only shows that everything runs.
"""
