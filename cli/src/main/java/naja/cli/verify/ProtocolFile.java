package naja.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import naja.cli.settings.SettingsException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A protocol as a file: what is indexed with which encoder, which runs are made on it, and the
/// numbers that they are expected to give.
///
/// @param title one line for people
/// @param runs at least one, all on one gallery
record ProtocolFile(String title, Photos dataset, Model encoder, List<Run> runs) {
  /// The files that come with Naja.
  static final List<String> BUNDLED = List.of("drawn.yaml", "flowers17-vit-tiny.yaml");

  private static final String FOLDER = "/config/protocols/";

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /// What is indexed: either drawings, or photos.
  ///
  /// @param drawn seed of the drawn collection of `naja demo`; null: photos
  /// @param images a folder of photos with a sub-folder per taxon, below the data folder
  /// @param taxa its `species.csv`, below the data folder; may be left out
  record Photos(@Nullable Long drawn, @Nullable String images, @Nullable String taxa) {}

  /// What embeds.
  ///
  /// @param id of a known encoder, or the name that a folder's encoder gets
  /// @param folder in Hugging Face layout, below the data folder; null: a known encoder
  /// @param tensor of a folder's encoder; null: its only one
  /// @param pooling of a folder's encoder; null: none
  record Model(
      String id, @Nullable String folder, @Nullable String tensor, @Nullable String pooling) {}

  /// One evaluation.
  ///
  /// @param protocol `prototypes`, `knn` or `probe`
  /// @param split text of a rule
  /// @param seed of every draw
  /// @param settings of the protocol: `variant`; `k`; `method`, `features`, `c`
  /// @param tolerance how far a number may be from the expected one
  /// @param expected numbers by their names in the report
  record Run(
      String protocol,
      String split,
      long seed,
      Map<String, String> settings,
      double tolerance,
      Map<String, Double> expected) {
    Run {
      Objects.requireNonNull(protocol, "a run needs protocol");
      Objects.requireNonNull(split, "a run needs split");
      settings = settings == null ? Map.of() : Map.copyOf(settings);
      expected = new TreeMap<>(Objects.requireNonNull(expected, "a run needs expected"));
      if (expected.isEmpty()) {
        throw new IllegalArgumentException("a run needs expected numbers");
      }
      if (!(tolerance >= 0)) {
        throw new IllegalArgumentException("tolerance must be 0 or more, got " + tolerance);
      }
    }

    /// As reports call it.
    String name() {
      return "%s %s, %s, seed %d".formatted(protocol, new TreeMap<>(settings), split, seed);
    }
  }

  ProtocolFile {
    Objects.requireNonNull(title, "a protocol needs title");
    Objects.requireNonNull(dataset, "a protocol needs dataset");
    Objects.requireNonNull(encoder, "a protocol needs encoder");
    runs = List.copyOf(Objects.requireNonNull(runs, "a protocol needs runs"));
    if ((dataset.drawn == null) == (dataset.images == null)) {
      throw new IllegalArgumentException("dataset must have either drawn or images");
    }
  }

  /// Reads a file.
  ///
  /// @throws SettingsException naming the file and what is wrong with it
  static ProtocolFile read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new SettingsException("cannot read protocol " + file + ": " + e, e);
    }
  }

  /// Reads one of [#BUNDLED].
  static ProtocolFile bundled(String name) {
    try (InputStream stream = ProtocolFile.class.getResourceAsStream(FOLDER + name)) {
      return parse(name, new String(Objects.requireNonNull(stream, name).readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new SettingsException("cannot read protocol " + name + ": " + e, e);
    }
  }

  private static ProtocolFile parse(String name, String yaml) {
    try {
      return MAPPER.readValue(yaml, ProtocolFile.class);
    } catch (UnrecognizedPropertyException e) {
      throw new SettingsException(
          "%s: unknown key '%s'; here are known %s"
              .formatted(name, e.getPropertyName(), e.getKnownPropertyIds()),
          e);
    } catch (JacksonException e) {
      throw new SettingsException(
          "%s:%d: %s"
              .formatted(
                  name,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()),
          e);
    }
  }
}
