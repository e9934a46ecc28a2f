"""What changed between two libraries, going by their models and not by the text of their files.

`changes` compares records; `tables` knows decision tables; `patients` finds people whom a table answers otherwise
now; `report` says it in words or as JSON.
"""
