"""Records of labels and values in forms that no other reader knows: they count where a text repeats them."""
