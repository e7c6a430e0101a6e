package naja.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import naja.cli.settings.SettingsException;
import naja.encoder.EncoderException;
import naja.encoder.ImageEncoder;
import naja.gallery.Gallery;
import naja.gallery.GalleryCheck;
import naja.gallery.GalleryException;
import naja.photo.PhotoDecoder;
import naja.photo.ReadableFormat;
import naja.search.VectorSupport;
import org.jspecify.annotations.Nullable;

/// Looks at everything that Naja needs of this machine, and at a gallery if one is named.
final class Checkup {
  private static final String BUILT_IN = "builtin";

  private final Session session;
  private final Device device;
  private final List<HealthFinding> findings = new ArrayList<>();

  Checkup(Session session, Device device) {
    this.session = session;
    this.device = device;
  }

  /// The findings in the order in which a photo meets the parts.
  List<HealthFinding> run(@Nullable Path gallery) {
    java();
    home();
    settings();
    formats();
    simd();
    findings.addAll(new GpuCheckup(session.cuda()).parts());
    if (gallery == null) {
      encoder(BUILT_IN);
    } else {
      gallery(gallery);
    }
    return List.copyOf(findings);
  }

  private void java() {
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    findings.add(
        HealthFinding.ok(
            "java",
            "%s on %s %s, %d processors, heap up to %d MiB"
                .formatted(
                    Runtime.version(),
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors(),
                    heap)));
  }

  private void home() {
    Path home = session.home();
    Path existing = home;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    findings.add(
        Files.isWritable(existing)
            ? HealthFinding.ok("home", home + (Files.exists(home) ? "" : " (made when needed)"))
            : HealthFinding.problem(
                "home", home + " cannot be written to; set NAJA_HOME to a folder that can"));
  }

  private void settings() {
    try {
      session.settings();
      findings.add(HealthFinding.ok("settings", "valid"));
    } catch (SettingsException e) {
      findings.add(HealthFinding.problem("settings", String.valueOf(e.getMessage())));
    }
  }

  private void formats() {
    for (ReadableFormat format : PhotoDecoder.formats()) {
      findings.add(HealthFinding.ok("photos: " + format.name(), format.reader()));
    }
  }

  private void simd() {
    findings.add(
        VectorSupport.simd()
            ? HealthFinding.ok("SIMD", "on")
            : HealthFinding.warning(
                "SIMD",
                "off, search takes about twice the time; start Java with"
                    + " --add-modules jdk.incubator.vector, as ./naja does"));
  }

  private void encoder(String id) {
    try (ImageEncoder encoder = session.encoders().open(id, device.serving())) {
      findings.add(HealthFinding.ok("encoder", encoder.fingerprint().summary()));
      findings.add(HealthFinding.ok("provider", encoder.provider() + ", proven by running it"));
    } catch (EncoderException e) {
      findings.add(HealthFinding.problem("encoder", String.valueOf(e.getMessage())));
    }
  }

  private void gallery(Path folder) {
    try (Gallery gallery = Gallery.open(folder)) {
      var manifest = gallery.manifest();
      findings.add(
          HealthFinding.ok(
              "gallery",
              "%d photos of %d taxa, generation %d"
                  .formatted(manifest.photos(), manifest.taxa(), manifest.generation())));
      index(gallery.check());
      encoder(manifest.encoder().encoderId());
    } catch (GalleryException e) {
      findings.add(HealthFinding.problem("gallery", String.valueOf(e.getMessage())));
    }
  }

  private void index(GalleryCheck check) {
    findings.add(
        check.healthy()
            ? HealthFinding.ok("index", check.photos() + " photos read, nothing wrong")
            : HealthFinding.problem(
                "index", check.problems().stream().collect(Collectors.joining("; "))));
  }
}
