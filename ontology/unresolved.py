"""The reasons for leaving something unresolved that others act on: what `Unresolved.reason` begins with."""

TOTALS_DISAGREE = "集計と一致しない"
