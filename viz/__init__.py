"""From a part of the graph to a picture: scene, network, page."""
