"""Versions that phones may still run, and tests of each against this one. See `docs/sync.md`."""
