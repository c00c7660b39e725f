"""Date expressions in running text, in any language that has a `dates.toml`, to bounds and EDTF."""

from kg.dates.finding import Expression, find
from kg.dates.period import Period, span

__all__ = ["Expression", "Period", "find", "span"]
