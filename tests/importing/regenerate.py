"""Write again what the imports of the made documents should give: python tests/importing/regenerate.py.

Look at what has changed before you commit it: each cell of these plans was compared with the document by hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from made_documents import IMPORTED, MADE, import_made

if __name__ == "__main__":
    for name in IMPORTED:
        text, report = import_made(name)
        (MADE / f"{name}.yaml").write_text(text, "utf-8")
        (MADE / f"{name}.txt").write_text(report, "utf-8")
