package naja.encoder.onnx;

/// A program that uses this package as a library would, without Naja's command line.
final class OnnxProcess {
  private OnnxProcess() {}

  public static void main(String[] args) {
    System.out.println("ONNX Runtime " + OnnxRuntime.version());
  }
}
