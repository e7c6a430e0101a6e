package naja.encoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import naja.encoder.card.EncoderCard;
import naja.encoder.card.EncoderCardWriter;
import naja.encoder.card.EncoderFolder;
import naja.encoder.card.ModelTensors;
import naja.encoder.card.NearestName;
import naja.encoder.onnx.ModelProbe;
import naja.encoder.onnx.OnnxImageEncoder;
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

  /// @param home the user's Naja folder (`$NAJA_HOME`), holding added encoders (`encoders/`) and
  ///   pulled weights (`cache/`)
  public Encoders(Path home) {
    this.catalogue = new CardCatalogue(home.resolve("encoders"));
    this.store = new WeightsStore(home);
    this.hashes = new WeightsHashes(home.resolve("cache").resolve("hashes"));
  }

  /// Opens an encoder by id (`builtin`, `vit-tiny`, …), or by the path of a card or of a folder in
  /// Hugging Face layout that leaves nothing open.
  ///
  /// @throws EncoderException if there is no such encoder, or it cannot run as asked
  public ImageEncoder open(String id, EncoderOptions options) {
    EncoderCard card = entry(id).card();
    requireKnown(card);
    return OnnxImageEncoder.open(card, store.locate(card), options);
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
    try {
      Path file = catalogue.file(id);
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), id, ".part");
      Files.writeString(part, EncoderCardWriter.write(card));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new EncoderException("cannot write the card of encoder " + id + ": " + e, e);
    }
    return show(id).listing();
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
