package naja.encoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import naja.encoder.card.EncoderCard;
import naja.encoder.card.EncoderCardWriter;
import naja.encoder.card.EncoderFolder;
import naja.encoder.card.ModelTensors;
import naja.encoder.card.NearestName;
import naja.encoder.card.Weights;
import naja.encoder.cuda.CudaSetup;
import naja.encoder.onnx.ModelProbe;
import naja.encoder.onnx.OnnxImageEncoder;
import naja.encoder.weights.EncoderPull;
import naja.encoder.weights.LocatedWeights;
import naja.encoder.weights.WeightsHashes;
import naja.encoder.weights.WeightsStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The encoders that are known here: the cards that come with Naja, those in the user's folder and
/// folders named directly.
public final class Encoders {
  private static final Logger LOG = LoggerFactory.getLogger(Encoders.class);

  private final CardCatalogue catalogue;
  private final WeightsStore store;
  private final WeightsHashes hashes;
  private final CudaSetup cuda;

  /// @param home the user's Naja folder (`$NAJA_HOME`), holding added encoders (`encoders/`) and
  ///   pulled weights (`cache/`)
  public Encoders(Path home) {
    this.catalogue = new CardCatalogue(home.resolve("encoders"));
    this.store = new WeightsStore(home);
    this.hashes = new WeightsHashes(home.resolve("cache").resolve("hashes"));
    this.cuda = CudaSetup.of(home);
  }

  /// Opens an encoder by id (`builtin`, `vit-tiny`, …), or by the path of a card or of a folder in
  /// Hugging Face layout that leaves nothing open.
  ///
  /// @throws EncoderException if there is no such encoder, or it cannot run as asked
  public ImageEncoder open(String id, EncoderOptions options) {
    EncoderCard card = entry(id).card();
    requireKnown(card);
    return OnnxImageEncoder.open(card, store.locate(card), options, cuda);
  }

  /// Every encoder, in order of ids, and whether it can run. Reads no weights.
  public List<EncoderListing> list() {
    List<EncoderException> broken = new ArrayList<>();
    List<EncoderListing> listings =
        catalogue.entries(broken).values().stream().map(this::listing).toList();
    broken.forEach(problem -> LOG.warn("{}", problem.getMessage()));
    return listings;
  }

  /// One encoder, by id or path.
  public EncoderDescription show(String id) {
    CardCatalogue.Entry entry = entry(id);
    return new EncoderDescription(listing(entry), entry.card(), entry.yaml());
  }

  /// Makes an encoder of a folder in Hugging Face layout. The card refers to the weights where they
  /// are; nothing is copied.
  ///
  /// @param tensor output tensor; may be left out when the graph has only one
  /// @param pooling may be left out when the tensor is pooled already
  /// @throws EncoderException if the folder leaves something open; the message lists the choices
  public EncoderListing add(
      Path folder, String id, Optional<String> tensor, Optional<Pooling> pooling) {
    requireFreeId(id);
    EncoderCard card = derive(folder, id, tensor, pooling);
    catalogue.keep(card);
    return show(id).listing();
  }

  /// Downloads the weights of a card that names an address and a hash; does nothing when they are
  /// here already.
  ///
  /// @param sha256 the hash as looked up by the user, needed when the card does not know it; then
  ///   the completed card is kept in the user's folder
  /// @return the line of the encoder, now runnable
  /// @throws EncoderException if the card cannot be pulled or the download fails
  public EncoderListing pull(String id, Optional<String> sha256, PullProgress progress) {
    EncoderCard card = entry(id).card();
    EncoderCard complete = sha256.map(card::withSha256).orElse(card);
    if (!(complete.weights() instanceof Weights.AtUrl(var url, var hash, var size))) {
      throw new EncoderException(
          "encoder %s has nothing to download; see: naja encoders show %s".formatted(id, id));
    }
    requireKnown(complete);
    Path target = store.pulledFile(complete.id());
    if (!Files.isRegularFile(target)) {
      OptionalLong bytes = size.isPresent() ? OptionalLong.of(size.get()) : OptionalLong.empty();
      EncoderPull.Order order = new EncoderPull.Order(url, hash.orElseThrow(), bytes);
      new EncoderPull().pull(order, target, progress);
    }
    store.locate(complete);
    if (!complete.equals(card)) {
      catalogue.keep(complete);
    }
    return show(id).listing();
  }

  /// What the weights take on disk, in bytes.
  ///
  /// @throws EncoderException if they are not on this machine or not those of the card
  public long weightsBytes(String id) {
    EncoderCard card = entry(id).card();
    requireKnown(card);
    try {
      return store.locate(card).bytes();
    } catch (IOException e) {
      throw new EncoderException("cannot read the weights of " + id + ": " + e.getMessage(), e);
    }
  }

  /// Reads the weights again, compares their hash and runs the graph once.
  ///
  /// @throws EncoderException if something is not as the card says
  public EncoderVerification verify(String id, EncoderOptions options) {
    EncoderCard card = entry(id).card();
    requireKnown(card);
    LocatedWeights weights = store.recheck(card);
    try (OnnxImageEncoder encoder = OnnxImageEncoder.open(card, weights, options, cuda)) {
      return new EncoderVerification(
          encoder.fingerprint(),
          weights.place(),
          card.weights().sha256().isPresent(),
          encoder.provider(),
          encoder.nodesByProvider());
    }
  }

  private void requireFreeId(String id) {
    try {
      EncoderCard.requireId(id);
    } catch (IllegalArgumentException e) {
      throw new EncoderException(String.valueOf(e.getMessage()), e);
    }
    boolean bundled =
        catalogue.find(id).filter(e -> e.origin().equals(CardCatalogue.BUNDLED)).isPresent();
    if (bundled && listing(entry(id)).runnable()) {
      throw new EncoderException(id + " is an encoder that comes with Naja; choose another id");
    }
  }

  private EncoderCard derive(
      Path folder, String id, Optional<String> tensor, Optional<Pooling> pooling) {
    EncoderFolder source = EncoderFolder.open(folder);
    ModelTensors tensors =
        ModelProbe.probe(
            source.model(),
            source.preprocessing().cropWidth(),
            source.preprocessing().cropHeight());
    return source.card(id, tensors, tensor, pooling, hashes.sha256(source.model()));
  }

  private CardCatalogue.Entry entry(String id) {
    return catalogue.find(id).or(() -> byPath(id)).orElseThrow(() -> noSuchEncoder(id));
  }

  private Optional<CardCatalogue.Entry> byPath(String text) {
    Path path;
    try {
      path = Path.of(text);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    if (Files.isRegularFile(path) && text.endsWith(".yaml")) {
      return Optional.of(CardCatalogue.read(path));
    }
    if (!Files.isDirectory(path)) {
      return Optional.empty();
    }
    EncoderCard card = derive(path, folderId(path), Optional.empty(), Optional.empty());
    return Optional.of(new CardCatalogue.Entry(card, EncoderCardWriter.write(card), text));
  }

  private static String folderId(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    String id = name == null ? "folder" : name.toString().toLowerCase(Locale.ROOT);
    return id.matches(EncoderCard.ID_PATTERN) ? id : "folder";
  }

  private EncoderException noSuchEncoder(String id) {
    List<String> ids = List.copyOf(catalogue.entries(new ArrayList<>()).keySet());
    return new EncoderException(
        "there is no encoder %s%s; see: naja encoders list"
            .formatted(id, ids.isEmpty() ? "" : ", nearest: " + NearestName.of(id, ids)));
  }

  private EncoderListing listing(CardCatalogue.Entry entry) {
    EncoderCard card = entry.card();
    Optional<String> reason =
        card.unknowns().isEmpty() ? store.absence(card) : Optional.of(unknown(card));
    return new EncoderListing(
        card.id(),
        card.title(),
        card.licence(),
        card.output().dimension(),
        entry.origin(),
        reason.isEmpty(),
        reason.orElse(""));
  }

  private static void requireKnown(EncoderCard card) {
    if (!card.unknowns().isEmpty()) {
      throw new EncoderException(
          "encoder %s cannot run: %s; see: naja encoders show %s"
              .formatted(card.id(), unknown(card), card.id()));
    }
  }

  private static String unknown(EncoderCard card) {
    return "unknown " + String.join(", ", card.unknowns());
  }
}
