"""Takes the place of the safetensors library where it is not installed, as on Debian: the two functions that the documents use."""
