"""What `from kg import …` offers is settled, and costs nothing until it is asked for."""

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

import kg

NAMES = [
    "Document",
    "FormatError",
    "InputError",
    "KgError",
    "KnowledgeGraph",
    "QueryError",
    "RegistryError",
    "Report",
    "Row",
    "Rows",
    "SettingError",
    "Settings",
    "StoreError",
    "__version__",
]


def test_the_public_names_are_these():
    assert kg.__all__ == NAMES
    assert dir(kg) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_can_be_imported(name):
    assert getattr(kg, name) is not None


def test_a_name_that_is_not_public_is_missed():
    with pytest.raises(AttributeError, match="has no attribute 'Graph'"):
        kg.Graph  # noqa: B018


def test_importing_the_package_loads_nothing_else():
    program = "import sys, kg; assert not {m for m in sys.modules if m.startswith(('kg.', 'pyoxigraph', 'spacy'))}"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_version_is_that_of_the_distribution():
    assert kg.__version__ == version("diplomacy-kg")


def test_the_command_starts_where_the_project_says():
    project = Path(kg.__file__).parent.parent / "pyproject.toml"
    if not project.is_file():
        pytest.skip("the sources are not here")
    assert tomllib.loads(project.read_text())["project"]["scripts"] == {"kg": "kg.__main__:main"}
