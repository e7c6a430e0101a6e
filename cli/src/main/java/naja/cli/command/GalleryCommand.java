package naja.cli.command;

import java.nio.file.Path;
import naja.gallery.Gallery;
import naja.gallery.GalleryCheck;
import naja.server.api.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Looks into a gallery.
@Command(
    name = "gallery",
    description = "Looks into a gallery, looks after it and changes it.",
    footer = {"  naja gallery info --gallery snakes", "  naja gallery check --gallery snakes"})
public final class GalleryCommand {
  private final Session session;

  public GalleryCommand(Session session) {
    this.session = session;
  }

  @Command(
      name = "info",
      description = "Says what the last commit holds and which encoder made it.",
      footer = "  naja gallery info --gallery snakes --format json")
  int info(@Mixin GalleryFolder named, @Mixin ReportPrinter printer) {
    Path folder = named.require();
    try (Gallery gallery = Gallery.open(folder)) {
      GalleryInfo info = GalleryInfo.of(folder.toString(), gallery.manifest());
      printer.print(session.out(), info::table, () -> Json.pretty(info));
    }
    return ExitCode.DONE.code();
  }

  @Command(
      name = "check",
      description = "Reads the whole gallery and says what is damaged; ends with 1 if anything is.",
      footer = "  naja gallery check --gallery snakes")
  int check(@Mixin GalleryFolder named) {
    GalleryCheck check = GalleryCheck.of(named.require());
    check.problems().forEach(session.out()::println);
    session.out().printf("%d photos read, %d problems%n", check.photos(), check.problems().size());
    return (check.healthy() ? ExitCode.DONE : ExitCode.FAILED).code();
  }
}
