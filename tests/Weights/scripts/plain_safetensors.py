"""safetensors without the library of that name, by the text of the format alone: https://github.com/huggingface/safetensors#format"""

import json
import struct

SIZES = {"F16": 2, "BF16": 2, "F32": 4, "F64": 8}


def save(path, tensors, metadata=None):
    """tensors: name -> (dtype, shape, bytes)."""
    header, data = {}, b""
    if metadata:
        header["__metadata__"] = metadata
    for name in sorted(tensors):
        dtype, shape, content = tensors[name]
        header[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header, separators=(",", ":")).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def load(path):
    """(metadata, name -> (dtype, shape, bytes)); what the format demands is asserted."""
    with open(path, "rb") as file:
        content = file.read()
    (length,) = struct.unpack("<Q", content[:8])
    assert content[8:9] == b"{"
    header = json.loads(content[8 : 8 + length].decode())
    data = content[8 + length :]
    metadata = header.pop("__metadata__", {})
    assert all(isinstance(text, str) for text in metadata.values())
    end, tensors = 0, {}
    for name, tensor in sorted(header.items(), key=lambda item: item[1]["data_offsets"]):
        begin, stop = tensor["data_offsets"]
        count = 1
        for size in tensor["shape"]:
            count *= size
        assert begin == end and stop - begin == count * SIZES[tensor["dtype"]], name
        tensors[name] = (tensor["dtype"], tuple(tensor["shape"]), data[begin:stop])
        end = stop
    assert end == len(data)
    return metadata, tensors
