"""Every indicator counted a second time, in plain Python, over the rows as a phone pulls them.

Written from the counting rule (docs/glossary.md, docs/decisions.md and the sentence of each figure)
and from nothing of `api.indicators`: no SQL, no import of what it is compared with. Whoever changes
a rule changes it here too, on its own.
"""
