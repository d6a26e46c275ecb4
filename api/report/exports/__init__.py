"""What leaves the house beside the report: tables for funders, counted rows for researchers, the list of
youths to enter into i-milo. Figures come from `api.indicators`, forms from `api.report.forms`.

`funders` and `open_data` are documents like the report, masked with every edition and the draft as it
stands in mind; `imilo` gives facts by id, whose names are opened on the coordinator's own phone.
"""
