"""Guidepress: one clinical guideline in YAML, three faces (website, offline bundle, paper).

Data goes one way: ``source`` reads YAML into the frozen ``model``; ``checks`` reports on it;
``pages``, ``handouts`` and ``search`` print it; ``publish`` puts the result in place.
"""

__version__ = "0.1.0"
