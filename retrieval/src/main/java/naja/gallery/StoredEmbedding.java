package naja.gallery;

import naja.encoder.Embedding;

/// A reference photo's raw embedding with the labels that scoring and evaluation need.
public record StoredEmbedding(
    String imageId, String observationId, String taxonId, Embedding embedding) {}
