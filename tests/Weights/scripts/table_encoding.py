# What NumPy and json read of a file with an encoding: its version, width and columns, and the shape of the first weights.
import json
import sys

import numpy

f = numpy.load(sys.argv[1])
e = json.loads(str(f["table_encoding"]))
print(e["version"], e["width"], len(e["inputs"]), f["0.weight"].shape)
