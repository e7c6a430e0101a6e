package naja.server;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import naja.gallery.Venomous;
import naja.server.api.GalleryReply;
import naja.server.api.TaxaReply;
import naja.server.api.TaxonEntryReply;
import naja.server.contract.Answer;
import naja.server.contract.Option;
import naja.server.contract.Route;
import org.jspecify.annotations.Nullable;

/// `GET /v1/taxa`: which taxa does the gallery hold?
final class TaxaRoute {
  private static final Option.Text WORDS =
      Option.Text.once("q", "words that must all occur in a taxon's names, in any order");
  private static final Option.Text GENUS = Option.Text.once("genus", "only this genus");
  private static final Option.Text FAMILY = Option.Text.once("family", "only this family");
  private static final Option.Choice VENOMOUS =
      new Option.Choice(
          "venomous",
          "only taxa of this status; `unknown` is not harmless",
          List.of("yes", "no", "unknown"),
          null);
  private static final Option.Choice SORT =
      new Option.Choice(
          "sort",
          "by scientific name, or by the number of photos, most first",
          List.of("name", "photos"),
          "name");
  private static final Option.Whole PAGE =
      new Option.Whole("page", "which page, from 1", 1, 1, 1_000_000);
  private static final Option.Whole PAGE_SIZE =
      new Option.Whole("page_size", "taxa on a page", 50, 1, 200);
  private static final List<Option> OPTIONS =
      List.of(WORDS, GENUS, FAMILY, VENOMOUS, SORT, PAGE, PAGE_SIZE);

  private final LiveGallery galleries;
  private final PerCommit<Catalogue> catalogues;

  TaxaRoute(LiveGallery galleries, PerCommit<Catalogue> catalogues) {
    this.galleries = galleries;
    this.catalogues = catalogues;
  }

  Route route() {
    return Route.get("/v1/taxa", "Which taxa does the gallery hold, with how many photos?")
        .in("gallery")
        .options(OPTIONS)
        .answers(
            Answer.json(200, TaxaReply.class),
            Answer.empty(304, "the list is the one whose ETag was sent"))
        .refuses(400, 422, 500, 503)
        .handledBy(this::handle);
  }

  private void handle(Context context) {
    var options = new Options(context.queryParamMap(), OPTIONS);
    @Nullable String venomous = options.word(VENOMOUS);
    var wish =
        new Catalogue.Wish(
            options.text(WORDS),
            options.text(GENUS),
            options.text(FAMILY),
            venomous == null ? null : Venomous.parse(venomous));
    String sort = Objects.requireNonNull(options.word(SORT), "sort has a default");
    var order = Catalogue.Order.valueOf(sort.toUpperCase(Locale.ROOT));
    try (LiveGallery.Lease lease = galleries.lease()) {
      List<Catalogue.Entry> found = catalogues.of(lease.open().gallery()).find(wish, order);
      Replies.revalidated(
          context, page(found, options.number(PAGE), options.number(PAGE_SIZE), lease.open()));
    }
  }

  private static TaxaReply page(
      List<Catalogue.Entry> found, int page, int pageSize, OpenGallery open) {
    List<TaxonEntryReply> shown =
        found.stream()
            .skip((page - 1L) * pageSize)
            .limit(pageSize)
            .map(entry -> TaxonEntryReply.of(entry.taxon(), entry.holdings()))
            .toList();
    return new TaxaReply(found.size(), page, pageSize, shown, GalleryReply.of(open.provenance()));
  }
}
