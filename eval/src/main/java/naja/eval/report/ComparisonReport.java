package naja.eval.report;

import java.util.List;
import java.util.Locale;
import naja.encoder.EncoderFingerprint;
import naja.eval.metric.PairedDifference;
import naja.eval.metric.Score;
import org.jspecify.annotations.Nullable;

/// Several galleries of the same photos, asked the same questions: what `comparison.json` holds and
/// the page shows.
///
/// @param entrants the galleries in the order in which they were named
/// @param protocols what each of them scored, protocol by protocol
/// @param differences every pair of galleries at every protocol
public record ComparisonReport(
    Provenance provenance,
    List<Entrant> entrants,
    List<ProtocolRow> protocols,
    List<Pair> differences)
    implements Report {
  public ComparisonReport {
    entrants = List.copyOf(entrants);
    protocols = List.copyOf(protocols);
    differences = List.copyOf(differences);
  }

  /// Where the numbers come from.
  ///
  /// @param photos that every gallery holds
  /// @param asked photos that were asked about, over all rounds of the split
  /// @param commit that this Naja was built from, or `unknown`
  public record Provenance(
      String split,
      String splitSha256,
      long seed,
      int photos,
      int asked,
      int observations,
      String version,
      String commit,
      String command,
      String measuredOn) {}

  /// A gallery that is compared.
  ///
  /// @param name unique in the comparison
  /// @param vectorBytes what its vectors, codes and links take on disk
  /// @param weightsBytes what the encoder's weights take on disk; null if they are not here
  /// @param millisPerPhoto median time to decode and encode one stored thumbnail alone; null if its
  ///   encoder cannot run here
  /// @param provider what the encoder ran on, such as `cpu`; null if it cannot run here
  /// @param aggregate mean over all protocols of top-1 and macro F1, each scaled so that the worst
  ///   gallery has 0 and the best 1; null where the galleries do not differ
  public record Entrant(
      String name,
      EncoderFingerprint encoder,
      long generation,
      long vectorBytes,
      @Nullable Long weightsBytes,
      @Nullable Double millisPerPhoto,
      @Nullable String provider,
      @Nullable Double aggregate) {}

  /// One protocol on every gallery.
  ///
  /// @param k neighbours that vote; null where none do
  /// @param scores one list per gallery, in their order
  /// @param leaks what the references knew already in each gallery, and the scores without it
  /// @param best name of the gallery with the highest top-1, the first of equals
  public record ProtocolRow(
      String protocol,
      String variant,
      @Nullable Integer k,
      List<List<Score>> scores,
      List<LeakSummary> leaks,
      String best) {
    public ProtocolRow {
      scores = scores.stream().map(List::copyOf).toList();
      leaks = List.copyOf(leaks);
    }
  }

  /// How much better one gallery is than another at one protocol.
  ///
  /// @param a name of a gallery
  /// @param b name of one that was named earlier
  /// @param scores a − b with paired intervals
  /// @param withoutLeaks the same over the photos that leak in neither gallery; empty where none
  ///   leaks
  public record Pair(
      String protocol,
      String variant,
      @Nullable Integer k,
      String a,
      String b,
      List<PairedDifference> scores,
      List<PairedDifference> withoutLeaks) {
    public Pair {
      scores = List.copyOf(scores);
      withoutLeaks = List.copyOf(withoutLeaks);
    }
  }

  /// A line per protocol and gallery with top-1, the best marked, then the differences.
  @Override
  public String toTable() {
    StringBuilder table = new StringBuilder();
    table.append(
        "split        %s%nasked        %d photos of %d observations%n%n"
            .formatted(provenance.split, provenance.asked, provenance.observations));
    protocols.forEach(protocol -> append(table, protocol));
    table.append("aggregate (min-max over top-1 and macro F1 of all protocols), encoding\n");
    entrants.forEach(entrant -> table.append(line(entrant)));
    table.append("\ndifference of top-1, paired 95 % intervals\n");
    differences.forEach(pair -> table.append(line(pair)));
    return table.toString();
  }

  private void append(StringBuilder table, ProtocolRow protocol) {
    table.append("%s%n".formatted(name(protocol.protocol, protocol.variant, protocol.k)));
    for (int i = 0; i < entrants.size(); i++) {
      String name = entrants.get(i).name;
      table.append(
          "  %s %-28s top1 %s%n"
              .formatted(
                  name.equals(protocol.best) ? "*" : " ",
                  name,
                  protocol.scores.get(i).getFirst().text()));
      table.append(leaks(protocol.leaks.get(i)));
    }
    table.append('\n');
  }

  private static String leaks(LeakSummary found) {
    return found.queries() == 0
        ? ""
        : "    %-28s top1 %s%n"
            .formatted(
                "without %d that leak".formatted(found.queries()),
                found.scores().isEmpty() ? "none is left" : found.scores().getFirst().text());
  }

  private static String line(Entrant entrant) {
    return String.format(
        Locale.ROOT,
        "    %-28s %6s  %s%s%n",
        entrant.name,
        entrant.aggregate == null ? "-" : String.format(Locale.ROOT, "%.4f", entrant.aggregate),
        entrant.millisPerPhoto == null
            ? "the encoder cannot run here"
            : String.format(
                Locale.ROOT, "%.1f ms per photo on %s", entrant.millisPerPhoto, entrant.provider),
        entrant.weightsBytes == null
            ? ""
            : String.format(Locale.ROOT, ", weights %.1f MB", entrant.weightsBytes / 1e6));
  }

  private static String line(Pair pair) {
    String all = line(pair, pair.scores.getFirst());
    return pair.withoutLeaks.isEmpty()
        ? all
        : all + "  without leaks, " + line(pair, pair.withoutLeaks.getFirst()).strip() + "\n";
  }

  private static String line(Pair pair, PairedDifference top1) {
    return String.format(
        Locale.ROOT,
        "    %-22s %s - %s: %+.4f (%+.4f to %+.4f)%s%n",
        name(pair.protocol, pair.variant, pair.k),
        pair.a,
        pair.b,
        top1.a() - top1.b(),
        top1.low(),
        top1.high(),
        top1.isDistinct() ? "" : ", not distinct");
  }

  /// A protocol with its variant, for people.
  public static String name(String protocol, String variant, @Nullable Integer k) {
    return protocol + " " + (k == null ? variant : "k = " + k);
  }
}
