package naja.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Plots of two species side by side, with the built-in encoder.
final class TilesIT {
  @TempDir Path folder;
  private final CommandLineRun naja = new CommandLineRun();

  @BeforeEach
  void index() throws IOException {
    naja.with("NAJA_HOME", folder.resolve("home"));
    TintedPhotos photos = TintedPhotos.draw(folder.resolve("train"));
    assertThat(naja.run("index", "--images", photos.images(), "--gallery", gallery()))
        .as(naja.err())
        .isZero();
    plot("a", "rust", "moss");
    plot("b", "sky", "sky");
  }

  @Test
  void tiles_plotsWithTruth_areAnsweredAndScored() throws IOException {
    int exit = tiles("plot_id;species_ids\na;[rust, moss]\nb;[sky]\n");

    assertThat(exit).as(naja.err()).isZero();
    assertThat(output()).hasContent("plot_id;species_ids\na;[rust, moss]\nb;[sky]\n");
    var report = JsonMapper.shared().readTree(naja.out());
    assertThat(report.get("scores").get(0).get("name").stringValue()).isEqualTo("f1_per_plot");
    assertThat(report.get("scores").get(0).get("value").doubleValue()).isEqualTo(1);
    assertThat(report.get("warning").stringValue()).isEmpty();
  }

  @Test
  void tiles_photosThatCannotBeUsed_areNamedAndAnsweredWithNothing() throws IOException {
    BufferedImage pixel = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(pixel, "png", folder.resolve("plots/c.png").toFile())).isTrue();
    Files.writeString(folder.resolve("plots/d.jpg"), "no photo");

    int exit = tiles("plot_id;species_ids\na;[rust, moss]\nb;[sky]\nc;[sky]\nd;[]\n");

    assertThat(exit).as(naja.err()).isEqualTo(3);
    assertThat(naja.err()).contains("c.png: too_small: has 1 x 1 pixels").contains("d.jpg: ");
    assertThat(output()).hasContent("plot_id;species_ids\na;[rust, moss]\nb;[sky]\nc;[]\nd;[]\n");
  }

  @Test
  void tiles_truthOfOtherPlots_isRefusedBeforeAnyIsEmbedded() throws IOException {
    int exit = tiles("plot_id;species_ids\na;[rust]\ne;[sky]\n");

    assertThat(exit).isEqualTo(1);
    assertThat(naja.err())
        .contains("1 photos have no truth: b; 1 plots of the truth have no photo: e");
    assertThat(output()).doesNotExist();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  @Test
  void tiles_truthWithOtherIds_isWarnedOf() throws IOException {
    assertThat(tiles("plot_id;species_ids\na;[1, 2]\nb;[3]\n")).as(naja.err()).isZero();

    assertThat(JsonMapper.shared().readTree(naja.out()).get("warning").stringValue())
        .contains("none of the 3 species of the truth is a taxon of the gallery, such as '1'");
  }

  private int tiles(String truth) throws IOException {
    return naja.run(
        "eval",
        "tiles",
        "--images",
        folder.resolve("plots"),
        "--gallery",
        gallery(),
        "--truth",
        Files.writeString(folder.resolve("truth.csv"), truth),
        "--grid",
        "2",
        "--output",
        output(),
        "--format",
        "json");
  }

  private Path gallery() {
    return folder.resolve("gallery");
  }

  private Path output() {
    return folder.resolve("submission.csv");
  }

  /// One species in the left half, one in the right.
  private void plot(String name, String left, String right) throws IOException {
    BufferedImage first = ImageIO.read(TintedPhotos.photo(half("left"), left, 31).toFile());
    BufferedImage second = ImageIO.read(TintedPhotos.photo(half("right"), right, 32).toFile());
    BufferedImage plot = new BufferedImage(320, 120, BufferedImage.TYPE_INT_RGB);
    plot.setData(first.getData());
    plot.getSubimage(160, 0, 160, 120).setData(second.getData());
    Path file = folder.resolve("plots/" + name + ".png");
    Files.createDirectories(file.getParent());
    assertThat(ImageIO.write(plot, "png", file.toFile())).isTrue();
  }

  private Path half(String name) {
    return folder.resolve("halves/" + name + ".jpg");
  }
}
