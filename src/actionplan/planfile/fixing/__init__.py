"""Fix faults in the text of a plan that leave no doubt. Nothing else in the file changes by a byte.

    >>> source = load(b"plan: {title: Corporate Action Plan, autority: Hertsmere, period: 2017/18}")
    >>> fixes = find_fixes(source, source.findings)
    >>> fixes[0].description
    'key "autority" changed to "authority"'
    >>> apply_text_fixes(source.text, fixes)
    'plan: {title: Corporate Action Plan, authority: Hertsmere, period: 2017/18}'

To read the code: `fix` (a fix, and a text with fixes made); `quotes_and_spaces`, `unknown_keys` and `misspelt_names`
(fixes to propose for a finding); `safe_fixes` (reads the fixed text again, and keeps the fixes that change only what
they should); `fixer` (goes on until nothing more can be fixed).
"""

from __future__ import annotations

from actionplan.planfile.fixing.fix import Fix, apply_text_fixes
from actionplan.planfile.fixing.fixer import FixResult, find_fixes, fix_source

__all__ = ["Fix", "FixResult", "apply_text_fixes", "find_fixes", "fix_source"]
