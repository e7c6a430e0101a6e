package naja.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import naja.cli.service.ServiceReport.Difference;
import naja.encoder.Embedding;
import naja.encoder.ImageEncoder;
import naja.encoder.PhotoEmbedder;
import naja.eval.dataset.DatasetException;
import naja.eval.metric.Answered;
import naja.eval.protocol.Examined;
import naja.eval.protocol.PrototypeProtocol;
import naja.eval.protocol.ScratchGallery;
import naja.eval.split.Split;
import naja.gallery.Gallery;
import naja.gallery.ReferencePhoto;
import naja.identify.Identifier;
import naja.photo.Photo;
import naja.photo.PhotoDecoder;
import naja.search.Scope;
import naja.server.NajaServer;
import naja.server.ServerSettings;
import org.jspecify.annotations.Nullable;

/// Sends the photos that a split asks about through the Identifier and over HTTP, and holds both
/// against the prototype protocol.
///
/// Identifier and server work on a [ScratchGallery]: they hold the references of the split and
/// nothing else. The protocol works on the whole gallery and hides the rest.
///
/// @param images the folder that the photos' source paths start from; null: their stored embeddings
///   are sent
/// @param server on a loopback address and a free port
public record ServiceCheck(
    PrototypeProtocol protocol,
    ImageEncoder encoder,
    @Nullable Path images,
    ServerSettings server,
    Consumer<String> progress) {
  private static final int[] DEPTHS = {1, 3, 5};

  /// Asks about every photo of every round.
  ///
  /// @throws IllegalArgumentException if the split asks about its references
  /// @throws DatasetException if the split is not one of this gallery, or a photo's file is missing
  public ServiceReport run(Gallery gallery, Split split) {
    Examined examined = protocol.examine(gallery, split);
    Run run = new Run(gallery, split);
    int from = 0;
    for (int round = 0; round < split.rounds(); round++) {
      int tests = split.tests(round).size();
      run.round(round, examined.answers().subList(from, from + tests));
      from += tests;
    }
    return run.report(examined.answers());
  }

  private final class Run {
    private final Gallery gallery;
    private final Split split;
    private final int[] byIdentifier = new int[DEPTHS.length];
    private final int[] overHttp = new int[DEPTHS.length];
    private final List<Difference> differing = new ArrayList<>();

    Run(Gallery gallery, Split split) {
      this.gallery = gallery;
      this.split = split;
    }

    void round(int round, List<Answered> expected) {
      progress.accept(
          "round %d of %d: asking about %d photos"
              .formatted(round + 1, split.rounds(), expected.size()));
      try (ScratchGallery training = ScratchGallery.ofReferences(gallery, split, round);
          Gallery references = Gallery.open(training.folder());
          NajaServer service =
              NajaServer.start(server, training.folder(), encoder, protocol.settings());
          HttpQuestions questions = new HttpQuestions(service.address())) {
        var embedder = new PhotoEmbedder(new PhotoDecoder(server.photoLimits()), encoder);
        Identifier identifier = new Identifier(references, embedder, protocol.settings());
        expected.forEach(answer -> ask(answer, identifier, questions));
      }
    }

    private void ask(Answered expected, Identifier identifier, HttpQuestions questions) {
      String image = expected.imageId();
      Ranking direct;
      Ranking served;
      if (images == null) {
        Embedding embedding = gallery.embedding(image).orElseThrow();
        direct = Ranking.of(identifier.identify(List.of(embedding), Scope.ALL));
        served = questions.ask(embedding);
      } else {
        Photo photo = photo(images, image);
        direct = Ranking.of(identifier.identifyPhotos(List.of(photo), Scope.ALL));
        served = questions.ask(photo);
      }
      if (!direct.agrees(served)) {
        differing.add(new Difference(image, "http", direct.toString(), served.toString()));
      }
      compare(expected, direct);
      count(expected, direct, byIdentifier);
      count(expected, served, overHttp);
    }

    private void compare(Answered expected, Ranking direct) {
      String truth = expected.prediction().truth();
      for (int depth : DEPTHS) {
        if (expected.prediction().hits(depth) != direct.hits(truth, depth)) {
          differing.add(
              new Difference(
                  expected.imageId(),
                  "evaluation",
                  direct.toString(),
                  expected.prediction().ranked().toString()));
          return;
        }
      }
    }

    private static void count(Answered expected, Ranking answer, int[] hits) {
      for (int i = 0; i < DEPTHS.length; i++) {
        hits[i] += answer.hits(expected.prediction().truth(), DEPTHS[i]) ? 1 : 0;
      }
    }

    private Photo photo(Path folder, String image) {
      ReferencePhoto photo = gallery.photo(image).orElseThrow();
      Path file = folder.resolve(photo.sourcePath());
      try {
        return new Photo(image, Files.readAllBytes(file));
      } catch (IOException e) {
        throw new DatasetException(
            "cannot read %s, the file of photo %s: --images must be the folder that was indexed"
                .formatted(file, image),
            e);
      }
    }

    ServiceReport report(List<Answered> answers) {
      int[] evaluated = new int[DEPTHS.length];
      for (Answered answer : answers) {
        for (int i = 0; i < DEPTHS.length; i++) {
          evaluated[i] += answer.prediction().hits(DEPTHS[i]) ? 1 : 0;
        }
      }
      int n = answers.size();
      return new ServiceReport(
          images == null ? "embeddings" : "photos",
          split.origin().rule(),
          split.sha256(),
          n,
          shares(byIdentifier, n),
          shares(overHttp, n),
          shares(evaluated, n),
          differing);
    }

    private static List<Double> shares(int[] hits, int n) {
      List<Double> shares = new ArrayList<>();
      for (int count : hits) {
        shares.add((double) count / n);
      }
      return shares;
    }
  }
}
