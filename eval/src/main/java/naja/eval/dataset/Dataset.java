package naja.eval.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import naja.collection.Taxa;
import naja.collection.stored.LabelledEmbedding;
import naja.collection.stored.StoredEmbeddings;
import naja.encoder.EncoderFingerprint;
import naja.gallery.Gallery;
import naja.gallery.ReferencePhoto;
import naja.gallery.StoredEmbedding;
import naja.gallery.Taxon;

/// What is evaluated: photos with all that is known of them, and their raw embeddings.
///
/// @param location the gallery's folder or the file, for messages
/// @param encoder id of the encoder that made the embeddings; `not-recorded` where nobody says
/// @param generation of the gallery; 0 for stored embeddings
/// @param rows at least one; those of a gallery in ascending order of image id, those of a file in
///   its order
public record Dataset(
    Path location, String encoder, long generation, List<LabelledEmbedding> rows) {
  private static final String TRAIN = "train:";
  private static final String TEST = "test:";
  private static final String NOT_RECORDED = "not-recorded";

  /// Checks that there is something.
  ///
  /// @throws DatasetException if there are no photos
  public Dataset {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new DatasetException(location + " holds no photos to evaluate");
    }
  }

  /// The photos of a gallery, all held in memory.
  public static Dataset of(Gallery gallery) {
    List<LabelledEmbedding> rows = new ArrayList<>(gallery.manifest().photos());
    gallery
        .embeddings()
        .forEach(stored ->
            rows.add(
                new LabelledEmbedding(
                    gallery.photo(stored.imageId()).orElseThrow(), stored.embedding())));
    var manifest = gallery.manifest();
    return new Dataset(
        gallery.folder(), manifest.encoder().encoderId(), manifest.generation(), rows);
  }

  /// The rows of a file, all held in memory.
  ///
  /// @throws naja.collection.CollectionException naming rows that hold NaN or infinite values
  public static Dataset of(StoredEmbeddings file) {
    try (Stream<LabelledEmbedding> rows = file.stream()) {
      String encoder = file.encoder().map(EncoderFingerprint::encoderId).orElse(NOT_RECORDED);
      return new Dataset(file.location(), encoder, 0, rows.toList());
    }
  }

  /// The same with what a list of species says of the taxa; a taxon that it does not hold stays as
  /// it is.
  public Dataset named(Taxa taxa) {
    return new Dataset(
        location,
        encoder,
        generation,
        rows.stream()
            .map(row -> {
              Taxon own = row.photo().taxon();
              Taxon listed = taxa.byId().getOrDefault(own.id(), own);
              return new LabelledEmbedding(row.photo().withTaxon(listed), row.embedding());
            })
            .toList());
  }

  /// The embeddings with the labels that scoring needs, row by row.
  public List<StoredEmbedding> embeddings() {
    return rows.stream()
        .map(row ->
            new StoredEmbedding(
                row.photo().imageId(),
                row.photo().observationId(),
                row.photo().taxon().id(),
                row.embedding()))
        .toList();
  }

  /// Two files as one: references first, then photos to ask about. Image ids get `train:` and
  /// `test:` before them, and so do observation ids that are only the photo's own.
  ///
  /// @throws DatasetException if they differ in dimension, or both name the encoder that made them
  ///   and it is not the same
  public static Dataset ofPair(StoredEmbeddings trainFile, StoredEmbeddings testFile) {
    requireOneEncoder(trainFile, testFile);
    Dataset train = of(trainFile);
    Dataset test = of(testFile);
    List<LabelledEmbedding> rows = new ArrayList<>();
    train.rows.forEach(row -> rows.add(under(TRAIN, row)));
    test.rows.forEach(row -> rows.add(under(TEST, row)));
    String encoder = test.encoder.equals(NOT_RECORDED) ? train.encoder : test.encoder;
    return new Dataset(test.location, encoder, 0, rows);
  }

  private static void requireOneEncoder(StoredEmbeddings train, StoredEmbeddings test) {
    if (test.dimension() != train.dimension()) {
      throw new DatasetException(
          "%s holds embeddings of dimension %d, %s of dimension %d; embed both with one encoder"
              .formatted(train.location(), train.dimension(), test.location(), test.dimension()));
    }
    train
        .encoder()
        .filter(made -> !made.equals(test.encoder().orElse(made)))
        .ifPresent(made -> {
          throw new DatasetException(
              "%s was made by %s, %s by %s: their cosines mean nothing; embed both with one encoder"
                  .formatted(
                      train.location(),
                      made.summary(),
                      test.location(),
                      test.encoder().orElseThrow().summary()));
        });
  }

  private static LabelledEmbedding under(String prefix, LabelledEmbedding row) {
    ReferencePhoto photo = row.photo();
    boolean alone = photo.observationId().equals(photo.imageId());
    ReferencePhoto renamed =
        new ReferencePhoto(
            prefix + photo.imageId(),
            alone ? prefix + photo.imageId() : photo.observationId(),
            photo.taxon(),
            photo.sourcePath(),
            photo.contentHash(),
            photo.split(),
            photo.country(),
            photo.latitude(),
            photo.longitude(),
            photo.observedOn(),
            photo.licence(),
            photo.rightsHolder(),
            photo.sourceUrl());
    return new LabelledEmbedding(renamed, row.embedding());
  }

  /// Whether a photo of [#ofPair] is to be asked about.
  public static boolean isTest(ReferencePhoto photo) {
    return photo.imageId().startsWith(TEST);
  }

  /// Values per embedding.
  public int dimension() {
    return rows.getFirst().embedding().dimension();
  }

  /// What is known of every photo, row by row.
  public List<ReferencePhoto> photos() {
    return rows.stream().map(LabelledEmbedding::photo).toList();
  }

  /// The embeddings of rows with their labels, in this order, as doubles.
  public LabelledEmbeddings select(int... chosen) {
    List<LabelledEmbedding> selected = Arrays.stream(chosen).mapToObj(rows::get).toList();
    Matrix vectors = Matrix.zeros(selected.size(), dimension());
    for (int row = 0; row < selected.size(); row++) {
      var embedding = selected.get(row).embedding();
      for (int column = 0; column < vectors.columns(); column++) {
        vectors.set(row, column, embedding.get(column));
      }
    }
    return new LabelledEmbeddings(
        vectors,
        selected.stream().map(row -> row.photo().taxon().id()).toList(),
        selected.stream().map(row -> row.photo().observationId()).toList());
  }
}
