"""Verification of decision tables: exact over the product of the inputs' domains.

`atoms` cuts each domain where cells begin and end; `boxes` reasons about boxes of atoms and knows nothing
of tables; `report` is what is handed on; `report_json` its form for programs.
"""
