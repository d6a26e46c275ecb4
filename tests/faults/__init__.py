"""Faults with real processes: servers and browsers killed, disks full, lines that spoil what passes.

Each fault is a function that tries it a number of times and gives a `Tally`. `make test` tries each
ten times, `make test-long` as often as `FAULTS` says; `make faults` writes what it then measured
at the end of `docs/sync.md`.
"""
