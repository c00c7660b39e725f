"""Prints one of the README's two commands, so that the checks run what the README says.

python .ci/readme_command.py serve | test
"""

import re
import sys
from pathlib import Path

readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
found = re.findall(rf"<!-- command: {sys.argv[1]} -->\s*```(?:sh|bash|console)\n(.*?)```", readme, re.DOTALL)
if len(found) != 1:
    sys.exit(f"README.md has {len(found)} commands marked {sys.argv[1]!r}; it must have one")
print(found[0].strip())
