"""The only place that counts. Every figure is a function over a period and a scope.

rows (records) → `outings` (which ones count, and their day) → `meetings`, `identified`,
`pathways`, `supports` (one theme each) → `funnel` (assembled, every partition checked) → `routes`.

To add an indicator: a function in the file of its theme, its shape in `answer`, its sentence in
`rules`. To add a filter: a field of `Scope`, used by the loader of the table that it narrows.
"""
