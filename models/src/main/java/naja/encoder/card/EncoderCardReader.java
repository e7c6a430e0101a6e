package naja.encoder.card;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import naja.encoder.EncoderException;
import naja.encoder.Pooling;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads encoder cards from YAML. A key that is not known stops the reading; a value that nobody
/// knows is written as the word `unknown`.
public final class EncoderCardReader {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private EncoderCardReader() {}

  /// Reads a card file; a relative weights path is meant from the card's folder.
  public static EncoderCard read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file), file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new EncoderException("cannot read the encoder card " + file + ": " + e, e);
    }
  }

  /// Reads a card that came with Naja; such a card cannot name a file.
  public static EncoderCard parse(String name, String yaml) {
    return parse(name, yaml, null);
  }

  private static EncoderCard parse(String name, String yaml, @Nullable Path folder) {
    JsonNode tree;
    try {
      tree = YAML.readTree(yaml);
    } catch (JacksonException e) {
      throw new EncoderException(name + " is not YAML: " + e.getOriginalMessage(), e);
    }
    return card(CardSection.root(name, tree), folder);
  }

  private static EncoderCard card(CardSection root, @Nullable Path folder) {
    root.allow("id", "title", "licence", "weights", "input", "preprocessing", "output", "obtain");
    EncoderCard.Input input = input(root.section("input").allow("tensor", "width", "height"));
    Weights weights =
        weights(
            root.section("weights").allow("file", "resource", "url", "export", "sha256", "size"),
            folder);
    var preprocessing = PreprocessingSteps.read(root, "preprocessing", input);
    EncoderCard.Output output =
        output(root.section("output").allow("tensor", "pooling", "prefix-tokens", "dimension"));
    return root.checked(() ->
        new EncoderCard(
            root.text("id"),
            root.text("title"),
            root.text("licence"),
            weights,
            input,
            preprocessing,
            output,
            root.text("obtain", ""),
            root.unknowns()));
  }

  private static EncoderCard.Input input(CardSection section) {
    section.isUnknown("tensor");
    return new EncoderCard.Input(
        section.text("tensor"), section.positive("width"), section.positive("height"));
  }

  private static EncoderCard.Output output(CardSection section) {
    section.isUnknown("tensor");
    Pooling pooling = section.choice("pooling", List.of(Pooling.values()), Pooling::code);
    int prefixTokens = section.has("prefix-tokens") ? section.integer("prefix-tokens") : 0;
    if (pooling != Pooling.NONE && !section.has("prefix-tokens")) {
      throw section.refused("prefix-tokens", "is needed with pooling " + pooling.code());
    }
    return section.checked(() ->
        new EncoderCard.Output(
            section.text("tensor"), pooling, prefixTokens, section.positive("dimension")));
  }

  private static Weights weights(CardSection section, @Nullable Path folder) {
    List<String> places =
        Stream.of("file", "resource", "url", "export").filter(section::has).toList();
    if (places.size() != 1) {
      throw section.refused(
          "file | resource | url | export", "needs exactly one of them, got " + places);
    }
    Optional<String> sha256 = section.known("sha256", key -> sha256(section, key));
    return switch (places.getFirst()) {
      case "file" -> new Weights.InFile(file(section, folder), sha256);
      case "resource" -> new Weights.InResource(section.text("resource"), sha256);
      case "url" -> atUrl(section, sha256);
      default -> new Weights.ToExport(section.text("export"));
    };
  }

  private static Weights atUrl(CardSection section, Optional<String> sha256) {
    for (String key : List.of("sha256", "size")) {
      if (!section.has(key)) {
        throw section.refused(key, "is needed with url; write `unknown` if nobody knows it");
      }
    }
    URI url = section.checked(() -> URI.create(section.text("url")));
    // A size that nobody knows is no reason not to run: the hash decides.
    Optional<Long> size =
        section.text("size").equals(CardSection.UNKNOWN)
            ? Optional.empty()
            : Optional.of(section.bytes("size"));
    return new Weights.AtUrl(url, sha256, size);
  }

  private static Path file(CardSection section, @Nullable Path folder) {
    if (folder == null) {
      throw section.refused("file", "cannot be used in a card inside the jar; use resource or url");
    }
    return folder.resolve(section.text("file")).normalize();
  }

  private static String sha256(CardSection section, String key) {
    String text = section.text(key);
    if (!text.matches("[0-9a-f]{64}")) {
      throw section.refused(key, "must be 64 lower-case hexadecimal digits, got " + text);
    }
    return text;
  }
}
