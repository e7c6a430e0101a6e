package naja.server;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import naja.identify.Identifier;
import naja.identify.IdentifierSettings;
import naja.identify.Inquiry;
import naja.identify.Place;
import naja.identify.Scorer;
import naja.search.Scope;
import naja.server.contract.Option;
import naja.server.contract.Option.Choice;
import naja.server.contract.Option.Decimal;
import naja.server.contract.Option.Flag;
import naja.server.contract.Option.Text;
import naja.server.contract.Option.Whole;
import org.jspecify.annotations.Nullable;

/// The options of an identification: how to decide, what to show, and where the photos were taken.
final class IdentifyOptions {
  private static final int MOST = 1000;

  private static final Flag EXACT =
      new Flag("exact", "compare every vector in place of walking the graph");
  private static final Choice RANKING =
      new Choice(
          "ranking",
          "what ranks the results; expected_cost weighs mistakes as SnakeCLEF does (1, 2, 5, 2) and"
              + " needs a calibration",
          words(Inquiry.Order.values()),
          "similarity");
  private static final Choice RANK =
      new Choice(
          "rank",
          "genus and family also put the results together in groups",
          words(Inquiry.Rank.values()),
          "species");
  private static final Text ALWAYS =
      Text.repeated(
          "always_report", "taxa whose scores are reported in any case, before any filter");
  private static final Decimal LAT =
      new Decimal("lat", "latitude where the photos were taken, WGS 84 degrees", -90, 90);
  private static final Decimal LNG =
      new Decimal("lng", "longitude where the photos were taken, WGS 84 degrees", -180, 180);
  private static final Text COUNTRY =
      Text.once("country", "country where the photos were taken: the code that the gallery has");
  private static final Text OBSERVED_ON =
      Text.once("observed_on", "when the photos were taken, ISO 8601; shown in the reply");
  private static final Choice GEO =
      new Choice(
          "geo",
          "mark says of each result whether it was photographed there; filter hides those that were"
              + " photographed only elsewhere",
          List.of("mark", "filter"),
          "mark");
  private static final Text VIEW =
      Text.repeated("view", "what each photo shows, as head or scales: none, or one per photo");

  private final IdentifierSettings defaults;
  private final Whole k;
  private final Whole limit;
  private final Choice scorer;

  IdentifyOptions(IdentifierSettings defaults) {
    this.defaults = defaults;
    k = new Whole("k", "this many nearest observations vote", defaults.neighbours(), 1, MOST);
    limit = new Whole("limit", "at most this many results", defaults.limit(), 1, MOST);
    scorer =
        new Choice(
            "scorer", "what ranks the taxa", words(Scorer.values()), defaults.scorer().code());
  }

  /// All of them.
  List<Option> all() {
    return Stream.concat(
            FilterOptions.OF_TAXA.stream(),
            Stream.of(
                k,
                limit,
                scorer,
                EXACT,
                RANKING,
                RANK,
                ALWAYS,
                LAT,
                LNG,
                COUNTRY,
                OBSERVED_ON,
                GEO,
                VIEW))
        .toList();
  }

  /// Those that also hold where photos are of many individuals.
  List<Option> ofEach() {
    return all().stream().filter(option -> !option.equals(VIEW)).toList();
  }

  /// Those that concern how candidates are scored.
  List<Option> ofScoring() {
    return List.of(k, scorer, EXACT);
  }

  /// The identifier that decides as a request asks.
  ///
  /// @throws Refusal if the gallery lacks what its scorer needs
  Identifier identifier(Identifier base, Options options) {
    Scorer asked = Scorer.valueOf(upper(options.word(scorer)));
    if (asked.needsHead() && base.head().value().isEmpty()) {
      throw Refusal.invalid(
          "scorer %s needs a trained head, which this gallery does not have; its operator trains one with naja eval probe --save"
              .formatted(asked.code()));
    }
    Identifier identifier =
        base.with(
            defaults
                .withScorer(asked)
                .withNeighbours(options.number(k))
                .withLimit(options.number(limit))
                .withExact(options.flag(EXACT) || defaults.exact()));
    if (order(options) == Inquiry.Order.EXPECTED_COST
        && identifier.calibration().value().isEmpty()) {
      throw Refusal.invalid(
          "ranking expected_cost needs a calibration of the scorer %s, which this gallery does not have; its operator fits one with naja eval calibration --save"
              .formatted(asked.code()));
    }
    return identifier;
  }

  /// What a request asks.
  ///
  /// @param scope the filters and leave-outs of the request
  /// @throws Refusal if it cannot be asked
  Inquiry inquiry(Identifier identifier, Options options, Scope scope) {
    Place place = place(options);
    Set<String> always = Set.copyOf(options.texts(ALWAYS));
    for (String taxon : always) {
      if (!identifier.knows(taxon)) {
        throw Refusal.invalid("always_report: the gallery has no taxon " + taxon);
      }
    }
    Inquiry.Rank rank = Inquiry.Rank.valueOf(upper(options.word(RANK)));
    boolean hide = "filter".equals(options.word(GEO));
    Scope asked = hide ? onlyThere(identifier, scope, place) : scope;
    return new Inquiry(asked, order(options), rank, always, place);
  }

  private static Scope onlyThere(Identifier identifier, Scope scope, @Nullable Place place) {
    if (place == null) {
      throw Refusal.badRequest("geo filter needs a place: country, or lat and lng");
    }
    Scope there = scope.alsoOnlyTaxa(identifier.possibleAt(place));
    if (there.taxonIds().isEmpty()) {
      throw Refusal.invalid("none of the taxa was photographed there; ask with geo mark");
    }
    return there;
  }

  private static Inquiry.Order order(Options options) {
    return Inquiry.Order.valueOf(upper(options.word(RANKING)));
  }

  private static @Nullable Place place(Options options) {
    OptionalDouble latitude = options.decimal(LAT);
    OptionalDouble longitude = options.decimal(LNG);
    String country = options.text(COUNTRY);
    if (latitude.isPresent() != longitude.isPresent()) {
      throw Refusal.badRequest("lat and lng go together, or neither");
    }
    if (latitude.isEmpty()) {
      return country == null ? null : new Place(null, null, country);
    }
    return new Place(latitude.getAsDouble(), longitude.orElseThrow(), country);
  }

  /// When the photos were taken; null if it was not said.
  static @Nullable String observedOn(Options options) {
    String text = options.text(OBSERVED_ON);
    if (text == null) {
      return null;
    }
    try {
      LocalDate.parse(text.substring(0, Math.min(10, text.length())));
      return text;
    } catch (DateTimeException _) {
      throw Refusal.badRequest("observed_on must be a date such as 2024-05-31, got " + text);
    }
  }

  /// The view of each of `photos` photos; empty where none was said.
  static List<String> views(Options options, int photos) {
    List<String> views = options.texts(VIEW);
    if (!views.isEmpty() && views.size() != photos) {
      throw Refusal.invalid(
          "view must be given once for each of the %d photos, got %d"
              .formatted(photos, views.size()));
    }
    return views;
  }

  private static List<String> words(Enum<?>[] values) {
    return Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
  }

  private static String upper(@Nullable String word) {
    return Objects.requireNonNull(word, "word").toUpperCase(Locale.ROOT);
  }
}
