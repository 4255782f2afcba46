"""The figure as a picture: a ``Still`` of the core painted with QPainter, flat and calm."""
