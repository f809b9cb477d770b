"""Chains from what is done to what is measured, and who stands behind them."""
