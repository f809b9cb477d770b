"""Tables whose cells are parted: by tabs, pipes, HTML, or rules under the heads."""
