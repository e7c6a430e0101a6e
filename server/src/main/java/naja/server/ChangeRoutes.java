package naja.server;

import io.javalin.http.Context;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import naja.collection.CollectionItem;
import naja.gallery.Venomous;
import naja.photo.Photo;
import naja.server.api.ChangeReply;
import naja.server.api.ImageLink;
import naja.server.api.PhotosForm;
import naja.server.contract.Answer;
import naja.server.contract.Body;
import naja.server.contract.Option;
import naja.server.contract.Route;
import org.jspecify.annotations.Nullable;

/// `PUT` and `DELETE /v1/images/{id}`: changes the gallery that is served, with a write key.
final class ChangeRoutes {
  private static final int LONGEST_ID = 500;
  private static final Option.Text TAXON = Option.Text.once("taxon_id", "what it shows; needed");
  private static final Option.Text NAME =
      Option.Text.once("scientific_name", "of a taxon that is new to the gallery");
  private static final Option.Text COMMON_NAME = Option.Text.once("common_name", "of a new taxon");
  private static final Option.Text GENUS = Option.Text.once("genus", "of a new taxon");
  private static final Option.Text FAMILY = Option.Text.once("family", "of a new taxon");
  private static final Option.Choice VENOMOUS =
      new Option.Choice(
          "venomous",
          "of a new taxon; unknown where nothing is said",
          List.of("yes", "no", "unknown"),
          null);
  private static final Option.Text OBSERVATION =
      Option.Text.once("observation_id", "photos of one individual share it; the id if left out");
  private static final Option.Text COUNTRY = Option.Text.once("country", "where it was taken");
  private static final Option.Decimal LATITUDE =
      new Option.Decimal("lat", "degrees north", -90, 90);
  private static final Option.Decimal LONGITUDE =
      new Option.Decimal("lng", "degrees east", -180, 180);
  private static final Option.Text OBSERVED =
      Option.Text.once("observed_on", "when it was taken, ISO 8601");
  private static final Option.Text SPLIT = Option.Text.once("split", "of an evaluation");
  private static final Option.Text LICENCE = Option.Text.once("licence", "of the photo");
  private static final Option.Text HOLDER = Option.Text.once("rights_holder", "of the photo");
  private static final Option.Text SOURCE = Option.Text.once("source_url", "where it comes from");
  private static final List<Option> OPTIONS =
      List.of(
          TAXON,
          NAME,
          COMMON_NAME,
          GENUS,
          FAMILY,
          VENOMOUS,
          OBSERVATION,
          COUNTRY,
          LATITUDE,
          LONGITUDE,
          OBSERVED,
          SPLIT,
          LICENCE,
          HOLDER,
          SOURCE);

  private final QueryReader reader;
  private final UploadBudget budget;
  private final PhotoEmbeddings photos;
  private final GalleryEditor editor;

  ChangeRoutes(
      QueryReader reader, UploadBudget budget, PhotoEmbeddings photos, GalleryEditor editor) {
    this.reader = reader;
    this.budget = budget;
    this.photos = photos;
    this.editor = editor;
  }

  List<Route> routes() {
    return List.of(
        Route.put(ImageLink.PREFIX + "<id>", "Stores a reference photo, in place of one of this id")
            .in("changes")
            .writes()
            .path("id", "the photo's id in the gallery; slashes may stand as they are")
            .options(OPTIONS)
            .takes(Body.multipart(PhotosForm.class))
            .answers(
                Answer.json(200, "it was there and is as sent now", ChangeReply.class),
                Answer.json(201, "it is new", ChangeReply.class))
            .refuses(400, 408, 409, 413, 415, 422, 500, 503)
            .handledBy(this::put),
        Route.delete(ImageLink.PREFIX + "<id>", "Deletes a reference photo")
            .in("changes")
            .writes()
            .path("id", "the photo's id in the gallery; slashes may stand as they are")
            .answers(ChangeReply.class)
            .refuses(400, 404, 500, 503)
            .handledBy(this::delete));
  }

  private void put(Context context) {
    try (var _ = budget.take(context.req().getContentLengthLong())) {
      QueryReader.Asked asked = reader.read(context, OPTIONS);
      Facts facts = new Facts(id(context), asked.options());
      Photo photo = onlyPhoto(asked.query());
      photos.of(List.of(photo), RequestFacts.of(context).times());
      reply(context, facts.imageId(), editor.put(facts, photo));
    }
  }

  private void delete(Context context) {
    String id = id(context);
    reply(context, id, editor.delete(id));
  }

  private void reply(Context context, String id, GalleryEditor.Change change) {
    context.status(change.outcome().equals("added") ? 201 : 200);
    RequestFacts.of(context).answeredBy(change.manifest().generation());
    Replies.json(
        context,
        ChangeReply.of(
            id, change.outcome(), change.duplicates() > 0, change.gallery(), change.manifest()));
  }

  private static Photo onlyPhoto(Query query) {
    if (query instanceof Query.Photos(List<Photo> sent) && sent.size() == 1) {
      return sent.getFirst();
    }
    throw Refusal.invalid("send exactly 1 photo, in a part named images");
  }

  private static String id(Context context) {
    String id = context.pathParam("id");
    if (id.isBlank() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.badRequest(
          "an image id has 1 to %d characters and no control characters".formatted(LONGEST_ID));
    }
    return id;
  }

  /// What the request says of the photo.
  private record Facts(String imageId, Options options) implements GalleryEditor.Unfiled {
    /// @throws Refusal if it is half a place
    private Facts {
      if (options.decimal(LATITUDE).isPresent() != options.decimal(LONGITUDE).isPresent()) {
        throw Refusal.badRequest("lat and lng go together, or neither");
      }
    }

    private String taxonId() {
      String id = options.text(TAXON);
      if (id == null) {
        throw Refusal.invalid("taxon_id is missing: what does the photo show?");
      }
      return id;
    }

    @Override
    public SaidOfTaxon taxon() {
      String venomous = options.word(VENOMOUS);
      return new SaidOfTaxon(
          taxonId(),
          options.text(NAME),
          options.text(COMMON_NAME),
          options.text(GENUS),
          options.text(FAMILY),
          venomous == null ? null : Venomous.parse(venomous));
    }

    @Override
    public CollectionItem at(Path file) {
      String observation = options.text(OBSERVATION);
      return new CollectionItem(
          imageId,
          file,
          imageId,
          taxonId(),
          observation == null ? imageId : observation,
          options.text(SPLIT),
          options.text(COUNTRY),
          degrees(LATITUDE),
          degrees(LONGITUDE),
          options.text(OBSERVED),
          options.text(LICENCE),
          options.text(HOLDER),
          options.text(SOURCE));
    }

    private @Nullable Double degrees(Option.Decimal option) {
      OptionalDouble degrees = options.decimal(option);
      return degrees.isPresent() ? Double.valueOf(degrees.getAsDouble()) : null;
    }
  }
}
