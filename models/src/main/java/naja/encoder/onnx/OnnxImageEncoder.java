package naja.encoder.onnx;

/// Serves every encoder card with ONNX Runtime.
final class OnnxImageEncoder {}
