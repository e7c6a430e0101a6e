package naja.server;

import java.util.List;
import java.util.Set;
import naja.gallery.Venomous;
import naja.search.Scope;
import naja.server.contract.Option;
import naja.server.contract.Option.Choice;
import naja.server.contract.Option.Text;
import org.jspecify.annotations.Nullable;

/// The options that narrow an answer to some of the gallery's photos.
final class FilterOptions {
  private static final Text TAXON =
      Text.repeated("taxon", "only these taxa, by their ids; may be given several times");
  private static final Text GENUS = Text.once("genus", "only this genus");
  private static final Text FAMILY = Text.once("family", "only this family");
  private static final Text COUNTRY =
      Text.once("country", "only photos taken there: the code that the gallery has, as `CHE`");
  private static final Choice VENOMOUS =
      new Choice(
          "venomous",
          "only taxa of this status; `unknown` is not harmless",
          List.of("yes", "no", "unknown"),
          null);

  /// All of them.
  static final List<Option> ALL = List.of(TAXON, GENUS, FAMILY, VENOMOUS, COUNTRY);

  /// Those that concern taxa: all but the country of a photo.
  static final List<Option> OF_TAXA = List.of(TAXON, GENUS, FAMILY, VENOMOUS);

  private FilterOptions() {}

  /// What passes the filters of a request, with nothing left out.
  static Scope scope(Options options) {
    return scope(options, options.text(COUNTRY));
  }

  /// What passes the filters that concern taxa.
  static Scope ofTaxa(Options options) {
    return scope(options, null);
  }

  private static Scope scope(Options options, @Nullable String country) {
    @Nullable String venomous = options.word(VENOMOUS);
    return new Scope(
        Set.copyOf(options.texts(TAXON)),
        options.text(GENUS),
        options.text(FAMILY),
        country,
        venomous == null ? null : Venomous.parse(venomous),
        Set.of(),
        Set.of());
  }
}
