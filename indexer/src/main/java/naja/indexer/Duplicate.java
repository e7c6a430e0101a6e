package naja.indexer;

/// A photo that shows what another one shows already.
///
/// @param path as the collection names it
/// @param contentHash SHA-256 of the file
/// @param taxonId its own label
/// @param first image id of the photo that was stored before it
/// @param firstHash SHA-256 of that one's file
/// @param firstTaxonId that one's label; another one than this photo's is a contradiction to solve
/// @param cosine similarity of the two embeddings; 1 for files with the same content
/// @param outcome what became of this photo
record Duplicate(
    String imageId,
    String path,
    String contentHash,
    String taxonId,
    String first,
    String firstHash,
    String firstTaxonId,
    double cosine,
    DuplicatePolicy outcome) {

  boolean isExact() {
    return contentHash.equals(firstHash);
  }

  Duplicate after(DuplicatePolicy policy) {
    return new Duplicate(
        imageId, path, contentHash, taxonId, first, firstHash, firstTaxonId, cosine, policy);
  }
}
