"""Docstrings are true and whole: each example is run, and what others may rely on names all that it takes and raises."""

from __future__ import annotations

import ast
import dataclasses
import doctest
import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from enum import Enum
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

import generator
from generator import api

PACKAGE = Path(__file__).parent.parent / "generator"
WITH_EXAMPLES = [
    path.relative_to(PACKAGE.parent).with_suffix("")
    for path in sorted(PACKAGE.rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]
_SECTION = re.compile(r"^(Args|Attributes|Returns|Raises|Examples):\n((?:    .*\n|\n)*)", re.MULTILINE)
_ENTRY = re.compile(r"^    (\w+): \S", re.MULTILINE)
_QUOTED = re.compile(r"`(\w+)`")
_TOLD_ELSEWHERE = ("cli.py", "language_commands.py", "mkdocs_plugin.py", "reference_commands.py")
"""Docstrings of commands are their help, which lists options by itself; arguments of events are MkDocs' own."""


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=str)
def test_examples_in_docstrings_hold(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(PACKAGE.parent)
    result = doctest.testmod(import_module(".".join(path.parts)))
    assert result.attempted
    assert result.failed == 0, capsys.readouterr().out


def test_there_are_examples() -> None:
    assert WITH_EXAMPLES


def text_of(thing: Any) -> str:
    """A docstring without its indent; "" where a class has none of its own."""
    return f"{inspect.cleandoc(thing.__doc__ or '')}\n"


def entries(text: str, section: str) -> set[str]:
    """The names that a section of a docstring explains."""
    return {name for title, body in _SECTION.findall(text) if title == section for name in _ENTRY.findall(body)}


def named(text: str) -> set[str]:
    """All names that a docstring explains, or uses as names."""
    return entries(text, "Args") | entries(text, "Attributes") | set(_QUOTED.findall(text))


def public_types() -> list[type]:
    return [thing for name in api.__all__ if isinstance(thing := getattr(api, name), type)]


def public_functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Functions that others may call, and the methods and properties of what they get."""
    for name in sorted({*generator.__all__, *api.__all__}):
        thing = getattr(api, name, None)
        if isinstance(thing, FunctionType):
            yield name, thing
    for cls in public_types():
        for name, member in vars(cls).items():
            function = member.fget if isinstance(member, property) else member
            # `__init__` of a dataclass is written by Python: it takes the fields, which the class explains.
            shown = (name == "__init__" and not dataclasses.is_dataclass(cls)) or not name.startswith("_")
            if shown and isinstance(function, FunctionType) and function.__module__.startswith("generator."):
                yield f"{cls.__name__}.{name}", function


FUNCTIONS = dict(public_functions())


def called(function: Callable[..., Any]) -> Iterator[FunctionType]:
    """Our own functions that a function calls by their names, or as `module.name`."""
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))):
        if not isinstance(node, ast.Call):
            continue
        place: Any = sys.modules[function.__module__]
        if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
            place = getattr(place, node.func.value.id, None)
            place = place if isinstance(place, ModuleType) else None
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        found = getattr(place, name, None)
        if isinstance(found, FunctionType) and found.__module__.startswith(("generator.", function.__module__)):
            yield found


def raised(function: Callable[..., Any]) -> set[str]:
    """What a function raises itself, or lets through from private helpers and from what other functions promise."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    calls = (node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise))
    own = {node.func.id for node in calls if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    for other in called(function):
        private = other.__module__ == function.__module__ and other.__name__.startswith("_")
        own |= raised(other) if private and other is not function else entries(text_of(other), "Raises")
    return own


def faults(function: Callable[..., Any], *, of_class: bool) -> list[str]:
    """What a docstring leaves out."""
    text = text_of(function)
    signature = inspect.signature(function)
    left = [f"argument {name}" for name in signature.parameters if name != "self" and name not in named(text)]
    gives = signature.return_annotation not in {None, "None", inspect.Signature.empty}
    if gives and not of_class and "Returns:\n" not in text:
        left.append("what it returns")  # of a method or a property, the first line says it
    return left + [f"exception {name}" for name in sorted(raised(function) - entries(text, "Raises"))]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_names_what_it_takes_gives_and_raises(name: str) -> None:
    assert text_of(FUNCTIONS[name]).strip()
    assert faults(FUNCTIONS[name], of_class="." in name) == []


@pytest.mark.parametrize("name", [name for name in FUNCTIONS if "." not in name])
def test_a_public_function_shows_an_example(name: str) -> None:
    assert "Examples:\n    >>> " in text_of(FUNCTIONS[name])


@pytest.mark.parametrize("cls", public_types(), ids=lambda cls: cls.__name__)
def test_a_public_type_explains_each_of_its_fields(cls: type) -> None:
    text = text_of(cls)
    own = [item.name for item in dataclasses.fields(cls) if item.repr] if dataclasses.is_dataclass(cls) else []
    assert [name for name in own if name not in entries(text, "Attributes")] == []
    if issubclass(cls, Enum):
        assert [item.value for item in cls if str(item.value) not in text] == []


def unnamed(path: Path) -> Iterator[str]:
    """The arguments that functions of a module with several arguments do not name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    for node in (item for body in (tree.body, *(cls.body for cls in classes)) for item in body):
        if not isinstance(node, ast.FunctionDef) or (node.name.startswith("_") and node.name != "__init__"):
            continue
        arguments = [item.arg for item in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
        asked = [name for name in arguments if name not in {"self", "cls"} and not name.startswith("_")]
        known = named(f"{ast.get_docstring(node)}\n")
        if len(asked) > 1:
            yield from (f"{node.name}: {name}" for name in asked if name not in known)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_functions_name_their_arguments(path: Path) -> None:
    """In `backticks`, in words that say what they are, or in a section `Args`."""
    if path.name not in _TOLD_ELSEWHERE:
        assert list(unnamed(path)) == []


def _wrong(one: int, other: int) -> int:
    """Take `one` alone."""
    if one > other:
        raise ValueError("too large")
    return _worse(one)


def _worse(one: int) -> int:
    """Take `one`."""
    if one:
        raise KeyError(one)
    return one


def test_what_is_left_out_would_be_found() -> None:
    assert faults(_wrong, of_class=False) == [
        "argument other",
        "what it returns",
        "exception KeyError",
        "exception ValueError",
    ]
