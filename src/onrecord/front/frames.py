"""What has a table, as the data frames that people work with."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class Framed(ABC):
    """Something that is a table: give it to whichever library of data frames is at work."""

    @abstractmethod
    def to_arrow(self) -> pyarrow.Table:
        """A table of Apache Arrow; the columns stand in docs/python.md."""

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of pandas; days are `datetime64`. Raises `ImportError` where pandas cannot be imported."""
        try:
            import pandas  # noqa: F401 - Arrow makes the frame, and says less clearly what it misses
        except ImportError as error:
            raise _missing("pandas", error) from error
        return self.to_arrow().to_pandas(date_as_object=False)

    def to_polars(self) -> polars.DataFrame:
        """A data frame of Polars. Raises `ImportError` where Polars cannot be imported."""
        try:
            import polars
        except ImportError as error:
            raise _missing("polars", error) from error
        return cast("polars.DataFrame", polars.from_arrow(self.to_arrow()))


def _missing(package: str, error: ImportError) -> ImportError:
    what = f"to_{package}() needs {package}, which cannot be imported ({error})."
    return ImportError(f"{what} Install it with 'pip install {package}'.", name=package)
