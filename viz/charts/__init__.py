"""Pictures where a graph is not the best one.

`chart` says what is shown, `draw` places it on paper as a few simple marks (`drawing`), `svg` writes those down. The
marks are plain on purpose: a slide can draw the same ones as its own shapes.

Why no library draws them, tried for a matrix of 12 × 5: Vega-Lite through vl-convert needs 84 MB and 580 ms a picture,
gives other bytes each time and turns our paths into addresses of another host; matplotlib needs 97 ms and writes 162
style attributes, which our policy forbids; pygal writes scripts, a date and random identifiers. None of them breaks
Japanese text into lines. What they would save is the scale of an axis: a line of arithmetic.
"""
