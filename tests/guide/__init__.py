"""The pictures of `docs/guide`, taken from the demonstration organisation by `make guide`.

Everybody in them is invented. The clock stands still, so that the same app gives the same
pictures; only the code of the outing, which holds its id, is another one each time.
"""
