"""Tests mirror `api/`; `support/` holds their databases, servers and browsers."""
