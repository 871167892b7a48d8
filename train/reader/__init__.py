"""The recipe of the trained attribution reader: PolNeAR in, ONNX weights and a model card out."""
