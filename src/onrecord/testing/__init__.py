"""Doubles and suites for whoever writes a part: subclass the suite of its door, say how it is made, run pytest.

```python
class TestMyLedger(LedgerSuite):
    def make(self, folder):
        return MyLedger(folder / "ledger")
```

The suites need no more than pytest's `tmp_path`; `pytest.register_assert_rewrite("onrecord.testing")` in a
`conftest.py` makes their failures tell more.
"""

from onrecord.testing.annotator import AnnotatorSuite
from onrecord.testing.exporter import ExporterSuite
from onrecord.testing.ledger import LedgerSuite
from onrecord.testing.plain import PlainAnnotator
from onrecord.testing.reader import ReaderSuite

__all__ = ["AnnotatorSuite", "ExporterSuite", "LedgerSuite", "PlainAnnotator", "ReaderSuite"]
