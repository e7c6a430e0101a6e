package naja.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import naja.encoder.EncoderListing;
import naja.encoder.EncoderVerification;
import naja.encoder.Pooling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists, shows, adds, fetches and verifies encoders.
@Command(
    name = "encoders",
    description = "Lists, shows, adds, fetches and verifies encoders.",
    footer = {
      "  naja encoders list",
      "  naja encoders add models/vit-tiny --id vit-tiny --tensor cls_embedding"
    })
public final class EncodersCommand {
  private final Session session;

  public EncodersCommand(Session session) {
    this.session = session;
  }

  @Command(
      name = "list",
      description = "Lists every encoder and whether it can run.",
      footer = "  naja encoders list")
  int list() {
    TextTable table = new TextTable("id", "dimensions", "runs", "licence", "title");
    session
        .encoders()
        .list()
        .forEach(encoder ->
            table.add(
                encoder.id(),
                encoder.dimension(),
                encoder.runnable() ? "yes" : "no",
                encoder.licence(),
                encoder.title()));
    session.out().print(table);
    return ExitCode.DONE.code();
  }

  @Command(
      name = "show",
      description = "Shows an encoder's card and why it cannot run, if so.",
      footer = "  naja encoders show builtin")
  int show(
      @Parameters(paramLabel = "ID", description = "Encoder id, or a card's path.") String id) {
    var description = session.encoders().show(id);
    EncoderListing listing = description.listing();
    session.out().println("# from: " + listing.origin());
    session.out().println("# runs: " + (listing.runnable() ? "yes" : "no, " + listing.reason()));
    session.out().print(description.yaml());
    return ExitCode.DONE.code();
  }

  @Command(
      name = "add",
      description = {
        "Makes an encoder of a folder in Hugging Face layout.",
        "The folder holds model.onnx or onnx/model.onnx, and preprocessor_config.json. The weights"
            + " stay where they are."
      },
      footer = {
        "  naja encoders add models/vit-tiny --id vit-tiny --tensor cls_embedding",
        "  naja encoders add models/dino --id dino --tensor last_hidden_state --pooling cls"
      })
  int add(
      @Parameters(paramLabel = "FOLDER", description = "Folder with weights and preprocessing.")
          Path folder,
      @Option(names = "--id", required = true, paramLabel = "ID", description = "Its name here.")
          String id,
      @Option(
              names = "--tensor",
              paramLabel = "NAME",
              description = "Output tensor; may be left out when there is only one.")
          @Nullable String tensor,
      @Option(
              names = "--pooling",
              paramLabel = "P",
              description = "none | cls | mean-patches | cls+mean | dct8x8",
              converter = PoolingConverter.class)
          @Nullable Pooling pooling) {
    EncoderListing added =
        session
            .encoders()
            .add(folder, id, Optional.ofNullable(tensor), Optional.ofNullable(pooling));
    session
        .out()
        .printf(
            "added %s: %d dimensions, card %s%n", added.id(), added.dimension(), added.origin());
    return ExitCode.DONE.code();
  }

  @Command(
      name = "pull",
      description = {
        "Downloads an encoder's weights and compares their hash.",
        "A download that was cut off goes on where it ended."
      },
      footer = "  naja encoders pull bioclip")
  int pull(
      @Parameters(paramLabel = "ID", description = "Encoder id; see: naja encoders list") String id,
      @Option(
              names = "--sha256",
              paramLabel = "HASH",
              description = "Hash of the weights, for a card that does not name it.")
          @Nullable String sha256) {
    EncoderListing pulled =
        session.encoders().pull(id, Optional.ofNullable(sha256), new PullPrinter(session.err()));
    session.out().printf("%s is ready: %d dimensions%n", pulled.id(), pulled.dimension());
    return ExitCode.DONE.code();
  }

  @Command(
      name = "verify",
      description = "Reads an encoder's weights again, compares their hash and runs it once.",
      footer = "  naja encoders verify vit-tiny --device cpu")
  int verify(
      @Parameters(paramLabel = "ID", description = "Encoder id; see: naja encoders list") String id,
      @Mixin Device device) {
    EncoderVerification found = session.encoders().verify(id, device.serving());
    TextTable table =
        new TextTable("encoder", found.fingerprint().encoderId())
            .add("weights", found.weights())
            .add("sha256", found.fingerprint().weightsSha256())
            .add("compared", found.hashNamed() ? "yes, as the card says" : "the card names none")
            .add("output", found.fingerprint().output())
            .add("provider", found.provider());
    found.nodesByProvider().forEach((provider, nodes) -> table.add("nodes on " + provider, nodes));
    session.out().print(table);
    return ExitCode.DONE.code();
  }
}
