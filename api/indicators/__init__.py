"""The only place that counts. Every figure is a function over a period and a scope.

rows (records) → `outings` (which ones count, and their day) → `meetings`, `places`, `identified`,
`pathways`, `lasting`, `waiting`, `supports`, `health` (one theme each) → `field`, `people` (counted,
every partition checked) → `funnel` (assembled) → `routes`, asked in the words of `asked`.

To add an indicator: a function in the file of its theme, its shape in `answer`, its sentence in
`rules`. To add a filter: a field of `Scope`, used where `takes_…` is, and its word in `asked`.
"""
