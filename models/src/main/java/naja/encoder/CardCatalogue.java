package naja.encoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import naja.encoder.card.BundledCards;
import naja.encoder.card.EncoderCard;
import naja.encoder.card.EncoderCardReader;
import naja.encoder.card.EncoderCardWriter;

/// All encoder cards that can be called by id; a user's card stands in front of a bundled one.
final class CardCatalogue {
  /// What [EncoderListing#origin()] says of cards that come with Naja.
  static final String BUNDLED = "bundled";

  private final Path folder;

  /// @param folder the user's cards
  CardCatalogue(Path folder) {
    this.folder = folder;
  }

  /// A card and where it was found.
  record Entry(EncoderCard card, String yaml, String origin) {}

  /// All cards by id. A user's card that cannot be read is left out and reported to `broken`.
  Map<String, Entry> entries(List<EncoderException> broken) {
    Map<String, Entry> entries = new TreeMap<>();
    BundledCards.read()
        .forEach((name, yaml) -> {
          EncoderCard card = EncoderCardReader.parse(name, yaml);
          entries.put(card.id(), new Entry(card, yaml, BUNDLED));
        });
    for (Path file : userFiles()) {
      try {
        Entry entry = read(file);
        entries.put(entry.card().id(), entry);
      } catch (EncoderException e) {
        broken.add(e);
      }
    }
    return entries;
  }

  /// The card of one id.
  Optional<Entry> find(String id) {
    Path file = file(id);
    if (Files.isRegularFile(file)) {
      return Optional.of(read(file));
    }
    return Optional.ofNullable(entries(new ArrayList<>()).get(id));
  }

  /// Writes a card to the user's folder, in place of an earlier one of the same id.
  void keep(EncoderCard card) {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, card.id(), ".part");
      Files.writeString(part, EncoderCardWriter.write(card));
      Files.move(part, file(card.id()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new EncoderException(
          "cannot write the card of encoder " + card.id() + " to " + folder + ": " + e, e);
    }
  }

  private Path file(String id) {
    return folder.resolve(id + ".yaml");
  }

  static Entry read(Path file) {
    try {
      EncoderCard card = EncoderCardReader.read(file);
      return new Entry(card, Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new EncoderException("cannot read the encoder card " + file + ": " + e, e);
    }
  }

  private List<Path> userFiles() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new EncoderException("cannot list the encoder cards in " + folder + ": " + e, e);
    }
  }
}
