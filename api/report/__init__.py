"""The annual report: figures, masked where too small, become one document in many forms.

`api.indicators` (figures) → `cells` (every number of the report by name, and how they add up) →
`masking` (which are not shown) → `content` (sections: sentences, tables, charts, from the numbers
that may be shown) → `document` (neutral) → `docx`, `pdf`, `xlsx`, `ods`, `csv`, `json`.
`drafts` keeps what the coordinator changes, `edition` freezes a year for good (`kept`: their tables);
`publishing` brings it all together, `press` writes files in a process of its own, `routes` serves.
`exports` leaves the house beside it. What masking promises: `docs/report.md`.

No form counts, rounds or hides anything: they write what the document says.
"""
