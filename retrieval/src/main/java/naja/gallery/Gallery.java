package naja.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import naja.encoder.Embedding;
import naja.encoder.EncoderFingerprint;
import naja.search.BeamRule;
import naja.search.ExactSearch;
import naja.search.HnswSearch;
import naja.search.NeighbourSearch;
import naja.search.SearchIndex;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StandardDirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;

/// A gallery opened for reading: one commit of the index, until closed. Safe for several threads.
public final class Gallery implements AutoCloseable {
  private final Path folder;
  private final DirectoryReader reader;
  private final GalleryManifest manifest;
  private final String commitId;
  private final SortedMap<String, Taxon> taxa;
  private final SearchIndex index;
  private final NeighbourSearch search;
  private final ExactSearch exactSearch;

  private Gallery(
      Path folder,
      DirectoryReader reader,
      GalleryManifest manifest,
      String commitId,
      SortedMap<String, Taxon> taxa) {
    this.folder = folder;
    this.reader = reader;
    this.manifest = manifest;
    this.commitId = commitId;
    this.taxa = taxa;
    this.index = new SearchIndex(folder, reader, manifest.encoder().dimension(), taxa);
    this.search = new HnswSearch(index, BeamRule.of(manifest));
    this.exactSearch = new ExactSearch(index);
  }

  /// Opens the last commit.
  ///
  /// @throws GalleryException if there is no gallery in the folder or it cannot be read
  public static Gallery open(Path folder) {
    if (!Files.isDirectory(GallerySchema.index(folder))) {
      throw missing(folder);
    }
    try {
      Directory directory = FSDirectory.open(GallerySchema.index(folder));
      return of(folder, DirectoryReader.open(directory));
    } catch (IndexNotFoundException _) {
      throw missing(folder);
    } catch (IOException e) {
      throw GalleryException.failed("open gallery", folder, e);
    }
  }

  /// Opens the last commit for an encoder.
  ///
  /// @throws GalleryException also if the gallery was made with another encoder; the message holds
  ///   both fingerprints
  public static Gallery open(Path folder, EncoderFingerprint encoder) {
    Gallery gallery = open(folder);
    try {
      EncoderMatch.require(folder, gallery.manifest().encoder(), encoder);
    } catch (GalleryException e) {
      gallery.close();
      throw e;
    }
    return gallery;
  }

  /// Takes over the reader and closes it when the commit is not one of a gallery.
  private static Gallery of(Path folder, DirectoryReader reader) throws IOException {
    boolean opened = false;
    try {
      var commit = reader.getIndexCommit();
      GalleryManifest manifest = CommitData.read(folder, commit.getUserData());
      Gallery gallery =
          new Gallery(folder, reader, manifest, commitId(reader), facts(folder, reader));
      opened = true;
      return gallery;
    } finally {
      if (!opened) {
        reader.close();
      }
    }
  }

  /// Lucene gives every commit a random id.
  private static String commitId(DirectoryReader reader) {
    var segments = ((StandardDirectoryReader) reader).getSegmentInfos();
    return HexFormat.of().formatHex(segments.getId());
  }

  /// Lucene checks large files only on demand: what is damaged shows when it is read, in any form.
  private static SortedMap<String, Taxon> facts(Path folder, DirectoryReader reader) {
    try {
      return TaxonFacts.read(reader);
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException e) {
      throw new GalleryException(
          GalleryException.Kind.CORRUPT,
          "the photos of gallery %s cannot be read (%s); naja gallery check says which file is damaged%s"
              .formatted(folder, e, IndexCheck.WAY_OUT),
          e);
    }
  }

  private static GalleryException missing(Path folder) {
    return new GalleryException(
        GalleryException.Kind.MISSING,
        "there is no gallery in %s; make one with: naja index --images DIR --gallery %s"
            .formatted(folder, folder));
  }

  /// This gallery if it still shows the last commit, else the last commit opened. What has not
  /// changed is shared, so that asking often is cheap; each of the two is closed by itself.
  ///
  /// @throws GalleryException also if the folder now holds a gallery of another encoder
  public Gallery refreshed() {
    try {
      DirectoryReader newer = DirectoryReader.openIfChanged(reader);
      if (newer == null) {
        return this;
      }
      Gallery gallery = of(folder, newer);
      if (gallery.manifest().encoder().equals(manifest.encoder())) {
        return gallery;
      }
      gallery.close();
      EncoderMatch.require(folder, gallery.manifest().encoder(), manifest.encoder());
      return gallery;
    } catch (IOException e) {
      throw GalleryException.failed("refresh gallery", folder, e);
    }
  }

  /// The folder that holds the gallery, with what has been fitted on it.
  public Path folder() {
    return folder;
  }

  /// The facts of the commit.
  public GalleryManifest manifest() {
    return manifest;
  }

  /// What tells this commit from every other, also from one of the same generation in a gallery
  /// that was made anew: 32 hexadecimal digits. A copy of the commit keeps them.
  public String commitId() {
    return commitId;
  }

  /// Every taxon by id, in ascending order of id. Where photos of one taxon say different things of
  /// it, the photos of the latest commit are believed.
  public Map<String, Taxon> taxa() {
    return taxa;
  }

  /// What the gallery holds of each taxon, by taxon id. Reads the ids of every photo: a fraction of
  /// a second for 182,000 of them.
  public SortedMap<String, TaxonHoldings> holdings() {
    try {
      return HoldingsCount.of(reader);
    } catch (IOException e) {
      throw GalleryException.failed("count the photos of gallery", folder, e);
    }
  }

  /// Photos by taxon.
  public SortedMap<String, Integer> photosByTaxon() {
    try {
      return HoldingsCount.photosByTaxon(reader);
    } catch (IOException e) {
      throw GalleryException.failed("count the photos of gallery", folder, e);
    }
  }

  /// Photos by country, without those that are of none.
  public SortedMap<String, Integer> countries() {
    try {
      return HoldingsCount.countries(reader);
    } catch (IOException e) {
      throw GalleryException.failed("count the countries of gallery", folder, e);
    }
  }

  /// What is known of a photo; its taxon is the one that [#taxa()] holds.
  public Optional<ReferencePhoto> photo(String imageId) {
    try {
      Optional<PhotoLocation> location = PhotoLocation.of(reader, imageId);
      if (location.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(described(location.get().stored()));
    } catch (IOException e) {
      throw GalleryException.failed("read photo " + imageId + " of gallery", folder, e);
    }
  }

  /// The stored JPEG thumbnail.
  public Optional<byte[]> thumbnail(String imageId) {
    try {
      Optional<PhotoLocation> location = PhotoLocation.of(reader, imageId);
      return location.isEmpty() ? Optional.empty() : location.get().thumbnail();
    } catch (IOException e) {
      throw GalleryException.failed("read the thumbnail of " + imageId + " in", folder, e);
    }
  }

  /// The raw embedding of one photo.
  public Optional<Embedding> embedding(String imageId) {
    try {
      Optional<PhotoLocation> location = PhotoLocation.of(reader, imageId);
      return location.isEmpty() ? Optional.empty() : location.get().embedding();
    } catch (IOException e) {
      throw GalleryException.failed("read the embedding of " + imageId + " in", folder, e);
    }
  }

  /// The SHA-256 of the file that a photo was read from.
  public Optional<String> contentHash(String imageId) {
    try {
      Optional<PhotoLocation> location = PhotoLocation.of(reader, imageId);
      return location.isEmpty() ? Optional.empty() : location.get().contentHash();
    } catch (IOException e) {
      throw GalleryException.failed("read the content hash of " + imageId + " in", folder, e);
    }
  }

  /// A photo with its vector and thumbnail, to be written to another gallery.
  StoredPhoto stored(String imageId) throws IOException {
    PhotoLocation location =
        PhotoLocation.of(reader, imageId)
            .orElseThrow(() ->
                new GalleryException(
                    GalleryException.Kind.MISSING,
                    "gallery %s holds no photo %s".formatted(folder, imageId)));
    Document document = location.stored();
    String taxonId = PhotoDocument.taxonId(document);
    Taxon taxon = taxa.getOrDefault(taxonId, Taxon.labelled(taxonId));
    return StoredPhoto.at(location, PhotoDocument.photo(document, taxon));
  }

  /// The image ids of selected photos, ascending.
  public List<String> select(PhotoSelection selection) {
    try {
      return Selecting.images(reader, selection.query());
    } catch (IOException e) {
      throw GalleryException.failed("search gallery", folder, e);
    }
  }

  /// The part of a selection that names nothing in this gallery, such as `taxon naja-naia`.
  public List<String> unknown(PhotoSelection selection) {
    try {
      return Selecting.unknown(reader, selection);
    } catch (IOException e) {
      throw GalleryException.failed("search gallery", folder, e);
    }
  }

  /// Hands out every image id one by one, in the order in which they lie in the index.
  public void forEachImage(Consumer<String> consumer) {
    try {
      Selecting.each(reader, consumer);
    } catch (IOException e) {
      throw GalleryException.failed("read the image ids of gallery", folder, e);
    }
  }

  /// Hands out every photo one by one, in the order in which they lie in the index.
  public void forEachPhoto(Consumer<ReferencePhoto> consumer) {
    try {
      for (LeafReaderContext leaf : reader.leaves()) {
        Bits live = leaf.reader().getLiveDocs();
        StoredFields fields = leaf.reader().storedFields();
        for (int i = 0; i < leaf.reader().maxDoc(); i++) {
          if (live == null || live.get(i)) {
            consumer.accept(described(fields.document(i)));
          }
        }
      }
    } catch (IOException e) {
      throw GalleryException.failed("read the photos of gallery", folder, e);
    }
  }

  private ReferencePhoto described(Document document) {
    String taxonId = PhotoDocument.taxonId(document);
    return PhotoDocument.photo(document, taxa.getOrDefault(taxonId, Taxon.labelled(taxonId)));
  }

  /// Every raw embedding in ascending order of image id. All of them are held in memory, about 4 ×
  /// dimension + 300 bytes per photo; [#forEachEmbedding] holds one at a time.
  public List<StoredEmbedding> embeddings() {
    List<StoredEmbedding> embeddings = new ArrayList<>(manifest.photos());
    forEachEmbedding(embeddings::add);
    embeddings.sort(Comparator.comparing(StoredEmbedding::imageId));
    return embeddings;
  }

  /// Hands out every raw embedding one by one, in the order in which they lie in the index.
  public void forEachEmbedding(Consumer<StoredEmbedding> consumer) {
    try {
      for (LeafReaderContext leaf : reader.leaves()) {
        EmbeddingReader.read(leaf.reader(), consumer);
      }
    } catch (IOException e) {
      throw GalleryException.failed("read the embeddings of gallery", folder, e);
    }
  }

  /// Approximate search in the HNSW graph.
  public NeighbourSearch search() {
    return search;
  }

  /// How wide the beam of [#search()] is.
  public BeamRule beam() {
    return BeamRule.of(manifest);
  }

  /// The same with a beam of another width.
  public NeighbourSearch search(BeamRule beam) {
    return new HnswSearch(index, beam);
  }

  /// Bytes on disk of what is searched.
  public VectorSize vectorSize() {
    try {
      return VectorSize.of(reader);
    } catch (IOException e) {
      throw GalleryException.failed("read the sizes of gallery", folder, e);
    }
  }

  /// Exact search: every vector is compared.
  public ExactSearch exactSearch() {
    return exactSearch;
  }

  /// Reads every byte of the commit and looks for damage.
  public GalleryCheck check() {
    return IndexCheck.run(folder, reader, manifest);
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw GalleryException.failed("close gallery", folder, e);
    }
  }
}
