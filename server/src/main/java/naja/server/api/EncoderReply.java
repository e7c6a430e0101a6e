package naja.server.api;

import naja.encoder.EncoderFingerprint;

/// The reply of `GET /v1/encoder`: what turns photos into embeddings here.
///
/// @param weightsSha256 of the model file, in hexadecimal
/// @param preprocessing id of the steps from pixels to the model's input
/// @param output which output of the model is taken, and how it is pooled
/// @param dimension values of an embedding
/// @param provider where the model really runs: `cpu`, `cuda:0`
public record EncoderReply(
    String id,
    String weightsSha256,
    String preprocessing,
    String output,
    int dimension,
    String provider) {
  /// The encoder with this fingerprint.
  public static EncoderReply of(EncoderFingerprint encoder, String provider) {
    return new EncoderReply(
        encoder.encoderId(),
        encoder.weightsSha256(),
        encoder.preprocessingId(),
        encoder.output(),
        encoder.dimension(),
        provider);
  }
}
