"""Figures that stand alone: what a page shows, drawn on a sheet with title, legend and source, as SVG and as PNG."""
