"""`python -m tests.bench`: how near sync is to what the machine can do.

Each work is done several times, ours and its references turn by turn in the same minutes, so that
a busy machine slows all of them: read the ratios, not the milliseconds. The references are

- bare: a FastAPI endpoint that only writes, or only reads, the very same rows (`bare.py`). It
  checks nobody, validates nothing, merges nothing: the ceiling of what we stand on.
- plain SQL: the driver alone, in this process, in the same number of transactions (`plain.py`).

In the hand: the application in a real browser, on a page of a small phone made four times slower
(`browser.py`), with what the issue asks of each work, and a bare page's taps as the reference:
one button that changes a number and puts a row into IndexedDB. The browser slows its page's main
thread only: neither its disk, nor its workers, nor the machine's other programs.

Growing: a small push and an empty pull in organisations of several sizes (`growth.py`); of a million
rows too when this part is asked for alone, as filling takes minutes.

The report: each of its forms, of ten years (`printing.py`); bare is the document alone, as JSON.

`--only` measures one of the parts, `--postgresql` measures on PostgreSQL too, `--quick` only
shows that everything runs.
"""
