"""What is asked of a decision table more than once: asked when it is first needed, and kept with the library it is of."""

from __future__ import annotations

from functools import cached_property

from generator.decision.compile import compile_table
from generator.decision.compiled import CompiledTable
from generator.decision.examples import ExampleRun, run_examples
from generator.decision.verification.report import Report
from generator.decision.verification.verify import verify_table
from generator.decision.words import Words
from generator.diagrams.picture import FlowChart, flow_chart
from generator.language.catalogue import Catalogue
from generator.language.speaking import spoken
from generator.model.decision import DecisionTable
from generator.model.values import Prose
from generator.text.plain import block_lines, in_a_row
from generator.text.resolve import Texts


class TableAnalysis:
    """One table, with texts in plain words, as its readers see them."""

    def __init__(self, table: DecisionTable, words: Words) -> None:
        """Nothing is asked yet of `table`; `words` gives a text of it in plain words."""
        self.table = table
        self._words = words
        self._charts: dict[Catalogue, FlowChart | None] = {}

    @cached_property
    def report(self) -> Report:
        """What its verification found."""
        return verify_table(self.table, self._words)

    @cached_property
    def examples(self) -> tuple[ExampleRun, ...]:
        """Its worked examples, run."""
        return run_examples(self.table, self._words)

    @cached_property
    def compiled(self) -> CompiledTable:
        """The table as evaluators take it."""
        return compile_table(self.table, self._words)

    @property
    def chart(self) -> FlowChart | None:
        """Its flow diagram in words of the language that is spoken; None where there is none."""
        language = spoken()
        if language not in self._charts:
            self._charts[language] = flow_chart(self.table, lambda prose: in_a_row(self._words(prose)))
        return self._charts[language]


class Analyses:
    """The analyses of the tables of one library."""

    def __init__(self, texts: Texts) -> None:
        """Begin with none; `texts` are those of the library."""
        self._texts = texts
        self._known: dict[tuple[str, str], TableAnalysis] = {}

    def of(self, table: DecisionTable, here: str) -> TableAnalysis:
        """The analysis of `table`, one of the guideline `here`."""
        key = (here, table.decision.name)
        if key not in self._known:
            self._known[key] = TableAnalysis(table, self._words(here))
        return self._known[key]

    def _words(self, here: str) -> Words:
        def words(prose: Prose) -> str:
            return block_lines(self._texts.blocks(prose, here))

        return words
