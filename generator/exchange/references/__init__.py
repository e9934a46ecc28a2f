"""References of other tools (CSL-JSON, RIS, BibTeX) to entries of `resources.yaml`."""
