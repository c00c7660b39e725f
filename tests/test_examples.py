"""The examples in the documentation of the code are run."""

from __future__ import annotations

import doctest
import pkgutil
from importlib import import_module

import pytest

import kg

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(kg.__path__, "kg.") if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_say_what_happens(name):
    assert doctest.testmod(import_module(name), optionflags=doctest.ELLIPSIS).failed == 0


def test_there_are_examples():
    finder = doctest.DocTestFinder(exclude_empty=True)
    assert sum(len(test.examples) for name in MODULES for test in finder.find(import_module(name))) > 100
