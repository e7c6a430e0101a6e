package naja.indexer;

import java.util.Optional;
import naja.encoder.Embedding;
import naja.gallery.ReferencePhoto;
import naja.indexer.StoredPhotos.Match;

/// Decides what becomes of photos that show what others show already. Safe for several threads.
final class Duplicates implements AutoCloseable {
  private final DuplicateRule rule;
  private final StoredPhotos stored;
  private final DuplicateLog log;
  private long found;
  private long leftOut;

  /// @param stored closed with this
  Duplicates(DuplicateRule rule, StoredPhotos stored, DuplicateLog log) {
    this.rule = rule;
    this.stored = stored;
    this.log = log;
  }

  /// Whether a photo need not even be decoded, because it is to be left out as a duplicate.
  synchronized boolean isLeftOut(ReferencePhoto photo) {
    if (outcome(photo) != DuplicatePolicy.SKIP) {
      return false;
    }
    Optional<Match> first =
        stored
            .sameContent(photo.imageId(), photo.contentHash())
            .map(same -> new Match(same, 1))
            .or(() -> leftOutBefore(photo));
    first.ifPresent(match -> note(photo, match, DuplicatePolicy.SKIP));
    return first.isPresent();
  }

  /// What an earlier run found out holds as long as the first photo is what it was.
  private Optional<Match> leftOutBefore(ReferencePhoto photo) {
    return log.find(photo.imageId(), photo.contentHash())
        .filter(before -> before.cosine() >= rule.cosine())
        .flatMap(before ->
            stored
                .photo(before.first())
                .filter(first -> first.contentHash().equals(before.firstHash()))
                .map(first -> new Match(first, before.cosine())));
  }

  /// Takes a new photo in; returns it as it is to be stored, or nothing if it is to be left out.
  synchronized Optional<ReferencePhoto> admit(ReferencePhoto photo, Embedding embedding) {
    Optional<Match> first =
        stored
            .sameContent(photo.imageId(), photo.contentHash())
            .map(same -> new Match(same, 1))
            .or(() -> near(photo, embedding));
    if (first.isEmpty()) {
      log.remove(photo.imageId());
      stored.add(photo, embedding);
      return Optional.of(photo);
    }
    DuplicatePolicy outcome = outcome(photo);
    note(photo, first.get(), outcome);
    Optional<ReferencePhoto> admitted =
        switch (outcome) {
          case KEEP -> Optional.of(photo);
          case LINK -> Optional.of(linked(photo, first.get().photo()));
          case SKIP -> Optional.empty();
        };
    admitted.ifPresent(kept -> stored.add(kept, embedding));
    return admitted;
  }

  /// A photo that is stored with other content is never left out: the old content would stay.
  private DuplicatePolicy outcome(ReferencePhoto photo) {
    boolean stays =
        rule.policy() == DuplicatePolicy.SKIP && stored.photo(photo.imageId()).isPresent();
    return stays ? DuplicatePolicy.KEEP : rule.policy();
  }

  private Optional<Match> near(ReferencePhoto photo, Embedding embedding) {
    return stored
        .nearest(photo.imageId(), embedding)
        .filter(match -> match.cosine() >= rule.cosine());
  }

  /// A stored photo as it should be stored: one that was linked stays so, and what was kept is
  /// linked when the rule now asks for it.
  synchronized ReferencePhoto asStored(ReferencePhoto photo) {
    return log.find(photo.imageId(), photo.contentHash())
        .filter(this::isToBeLinked)
        .flatMap(duplicate -> link(photo, duplicate))
        .orElse(photo);
  }

  private boolean isToBeLinked(Duplicate duplicate) {
    return rule.policy() == DuplicatePolicy.LINK || duplicate.outcome() == DuplicatePolicy.LINK;
  }

  private Optional<ReferencePhoto> link(ReferencePhoto photo, Duplicate duplicate) {
    Optional<ReferencePhoto> first =
        stored
            .photo(duplicate.first())
            .filter(other -> other.contentHash().equals(duplicate.firstHash()));
    first.ifPresent(_ -> log.put(duplicate.after(DuplicatePolicy.LINK)));
    return first.map(other -> linked(photo, other));
  }

  /// To be called before a commit.
  void save() {
    log.save();
  }

  /// To be called after a commit.
  synchronized void refresh() {
    stored.refresh();
  }

  /// Duplicates met for the first time or once more in this run.
  synchronized long found() {
    return found;
  }

  /// Those of them that were left out.
  synchronized long leftOut() {
    return leftOut;
  }

  @Override
  public synchronized void close() {
    stored.close();
  }

  private void note(ReferencePhoto photo, Match first, DuplicatePolicy outcome) {
    found++;
    leftOut += outcome == DuplicatePolicy.SKIP ? 1 : 0;
    log.put(
        new Duplicate(
            photo.imageId(),
            photo.sourcePath(),
            photo.contentHash(),
            photo.taxon().id(),
            first.photo().imageId(),
            first.photo().contentHash(),
            first.photo().taxon().id(),
            first.cosine(),
            outcome));
  }

  private static ReferencePhoto linked(ReferencePhoto photo, ReferencePhoto first) {
    return new ReferencePhoto(
        photo.imageId(),
        first.observationId(),
        photo.taxon(),
        photo.sourcePath(),
        photo.contentHash(),
        first.split(),
        photo.country(),
        photo.latitude(),
        photo.longitude(),
        photo.observedOn(),
        photo.licence(),
        photo.rightsHolder(),
        photo.sourceUrl());
  }
}
