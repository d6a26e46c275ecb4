"""What the phone's own model server is held to: `tests/golden/sync`, written by the real one."""
