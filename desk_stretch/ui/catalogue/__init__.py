"""The catalogue window: every exercise with its moving figure, its words and a switch."""
