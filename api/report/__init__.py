"""The annual report: figures, masked where too small, become one document in many forms.

`api.indicators` (figures) → `cells` (every number of the report by name, and how they add up) →
`masking` (which are not shown) → `content` (sections: sentences, tables, charts, from the numbers
that may be shown) → `document` (neutral) → `docx`, `pdf`, `xlsx`, `ods`, `csv`, `json`.
`edition` freezes one for good; `routes` serves drafts and editions.

No form counts, rounds or hides anything: they write what the document says.
"""
