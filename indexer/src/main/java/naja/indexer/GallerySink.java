package naja.indexer;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import naja.collection.CollectionItem;
import naja.gallery.Gallery;
import naja.gallery.GalleryWriter;
import naja.gallery.ReferencePhoto;
import naja.photo.Photo;

/// Puts photos into the gallery, leaves out those that are there, and commits in good time.
final class GallerySink implements EmbeddingSink {
  private static final byte[] NO_THUMBNAIL = {};

  /// How many photos may wait for the end of a commit; seconds' worth, at the price of a thumbnail
  /// each.
  private static final int MOST_WAITING = 256;

  /// Photos after which a commit is due however short the time was: each new photo is compared with
  /// every one that is not committed.
  private static final int MOST_UNCOMMITTED = 2_000;

  private final Survey survey;
  private final Gallery before;
  private final GalleryWriter writer;
  private final FailureLog failures;
  private final Duplicates duplicates;
  private final IndexerSettings settings;
  private final ProgressListener listener;
  private final StopSignal stop;
  private final Queue<ReferencePhoto> relabelled = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<EmbeddedPhoto> waiting = new LinkedBlockingQueue<>();
  private final AtomicLong embedded = new AtomicLong();
  private final AtomicLong skipped = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final StageClock clock = new StageClock();
  private final long start = System.nanoTime();
  private long lastCommit = start;
  private long committed;
  private volatile boolean committing;

  /// @param before the gallery as the last run left it
  GallerySink(
      Survey survey,
      Gallery before,
      GalleryWriter writer,
      FailureLog failures,
      Duplicates duplicates,
      IndexerSettings settings,
      ProgressListener listener,
      StopSignal stop) {
    this.survey = survey;
    this.before = before;
    this.writer = writer;
    this.failures = failures;
    this.duplicates = duplicates;
    this.settings = settings;
    this.listener = listener;
    this.stop = stop;
  }

  @Override
  public boolean wants(CollectionItem item, String contentHash) {
    if (before.contentHash(item.imageId()).filter(contentHash::equals).isPresent()) {
      skipped.incrementAndGet();
      failures.remove(item.imageId());
      noteRelabelled(item, contentHash);
      return false;
    }
    if (!settings.retryFailed() && failures.failedBefore(item.imageId(), contentHash)) {
      failed.incrementAndGet();
      return false;
    }
    if (duplicates.isLeftOut(referencePhoto(item, contentHash))) {
      skipped.incrementAndGet();
      return false;
    }
    return true;
  }

  @Override
  public boolean wantsThumbnails() {
    return true;
  }

  /// A commit waits for the disk and lets nobody write meanwhile; workers have better things to do
  /// than to wait with it.
  @Override
  public void accept(EmbeddedPhoto photo) {
    waiting.add(photo);
    if (!committing || waiting.size() > MOST_WAITING) {
      writeWaiting();
    }
  }

  private void writeWaiting() {
    for (EmbeddedPhoto photo = waiting.poll(); photo != null; photo = waiting.poll()) {
      write(photo);
    }
  }

  private void write(EmbeddedPhoto photo) {
    ReferencePhoto fresh = referencePhoto(photo.item(), photo.contentHash());
    Optional<ReferencePhoto> admitted = duplicates.admit(fresh, photo.embedding());
    failures.remove(fresh.imageId());
    if (admitted.isEmpty()) {
      skipped.incrementAndGet();
      return;
    }
    Photo thumbnail = photo.thumbnail();
    writer.put(
        admitted.get(), photo.embedding(), thumbnail == null ? NO_THUMBNAIL : thumbnail.bytes());
    embedded.incrementAndGet();
  }

  @Override
  public void reject(FailedPhoto photo) {
    failures.add(photo);
    failed.incrementAndGet();
  }

  @Override
  public void heartbeat() {
    if (embedded.get() > committed && isCommitDue()) {
      commit();
    }
    listener.progress(progress());
  }

  /// Photos whose pixels are unchanged, but of which the collection now says something else.
  Queue<ReferencePhoto> relabelled() {
    return relabelled;
  }

  /// Makes everything accepted so far durable, once the workers are done.
  void finish() {
    writeWaiting();
    commit();
  }

  private void commit() {
    committing = true;
    try {
      clock.run(Stage.WRITE, this::commitAll);
    } finally {
      committing = false;
    }
    lastCommit = System.nanoTime();
  }

  private void commitAll() {
    committed = embedded.get();
    failures.save();
    duplicates.save();
    writer.commit();
    duplicates.refresh();
  }

  Progress progress() {
    return new Progress(
        embedded.get(),
        skipped.get(),
        failed.get(),
        survey.total(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  /// Time spent in commits.
  StageTimes times() {
    return clock.times();
  }

  /// The first photos are committed at once, so that there is something to open early on.
  private boolean isCommitDue() {
    long sinceCommit = System.nanoTime() - lastCommit;
    return committed == 0
        || stop.isSet()
        || embedded.get() - committed >= MOST_UNCOMMITTED
        || sinceCommit >= settings.commitInterval().toNanos();
  }

  private void noteRelabelled(CollectionItem item, String contentHash) {
    ReferencePhoto now = duplicates.asStored(referencePhoto(item, contentHash));
    if (before.photo(item.imageId()).filter(now::equals).isEmpty()) {
      relabelled.add(now);
    }
  }

  private ReferencePhoto referencePhoto(CollectionItem item, String contentHash) {
    return new ReferencePhoto(
        item.imageId(),
        item.observationId(),
        survey.taxon(item),
        item.sourcePath(),
        contentHash,
        item.split(),
        item.country(),
        item.latitude(),
        item.longitude(),
        item.observedOn(),
        item.licence(),
        item.rightsHolder(),
        item.sourceUrl());
  }
}
