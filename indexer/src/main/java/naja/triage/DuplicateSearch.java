package naja.triage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import naja.gallery.Gallery;
import naja.gallery.StoredEmbedding;
import naja.search.Neighbour;
import naja.search.NeighbourSearch;
import naja.search.Scope;
import naja.triage.DuplicateGroup.Member;

/// Groups photos that are near duplicates, by a graph search for each photo.
///
/// Photos are read and searched in batches; held are one batch of embeddings and the photos that
/// have a near one. A photo with more than 100 near ones is joined with the nearest 100, which
/// groups the same unless a cluster falls apart into cliques of that size.
final class DuplicateSearch {
  private static final int BATCH = 2_000;

  /// Neighbours asked for first, the photo itself among them.
  private static final int FEW = 8;

  private static final int MANY = 101;

  private static final Comparator<DuplicateGroup> WORST_FIRST =
      Comparator.comparing(DuplicateGroup::span)
          .thenComparing(group -> group.members().getFirst().imageId());

  private final NeighbourSearch search;
  private final double near;
  private final List<StoredEmbedding> batch = new ArrayList<>();
  private final Map<String, Member> members = new HashMap<>();
  private final DisjointSets groups = new DisjointSets();

  private DuplicateSearch(NeighbourSearch search, double near) {
    this.search = search;
    this.near = near;
  }

  static List<DuplicateGroup> groups(Gallery gallery, double near) {
    DuplicateSearch run = new DuplicateSearch(gallery.search(), near);
    gallery.forEachEmbedding(run::add);
    run.searchBatch();
    return run.collect();
  }

  private void add(StoredEmbedding photo) {
    batch.add(photo);
    if (batch.size() == BATCH) {
      searchBatch();
    }
  }

  private void searchBatch() {
    List<List<Neighbour>> found = batch.parallelStream().map(this::nearOnes).toList();
    for (int i = 0; i < found.size(); i++) {
      for (Neighbour other : found.get(i)) {
        join(batch.get(i), other);
      }
    }
    batch.clear();
  }

  private List<Neighbour> nearOnes(StoredEmbedding photo) {
    List<Neighbour> found = search.nearest(photo.embedding(), FEW, Scope.ALL);
    if (found.size() == FEW && isNear(found.getLast())) {
      found = search.nearest(photo.embedding(), MANY, Scope.ALL);
    }
    return found.stream()
        .filter(this::isNear)
        .filter(other -> !other.imageId().equals(photo.imageId()))
        .toList();
  }

  private boolean isNear(Neighbour neighbour) {
    return cosine(neighbour) >= near;
  }

  /// Rounding moves the cosine of equal directions off 1.
  private static double cosine(Neighbour neighbour) {
    double rounding = 1e-6;
    return neighbour.similarity() > 1 - rounding ? 1 : neighbour.similarity();
  }

  private void join(StoredEmbedding photo, Neighbour other) {
    double cosine = cosine(other);
    groups.join(photo.imageId(), other.imageId());
    keepNearest(
        new Member(
            photo.imageId(), photo.observationId(), photo.taxonId(), other.imageId(), cosine));
    keepNearest(
        new Member(
            other.imageId(), other.observationId(), other.taxonId(), photo.imageId(), cosine));
  }

  private void keepNearest(Member member) {
    members.merge(member.imageId(), member, (old, now) -> now.cosine() > old.cosine() ? now : old);
  }

  private List<DuplicateGroup> collect() {
    Map<String, List<Member>> byRoot = new HashMap<>();
    members.values().stream()
        .sorted(Comparator.comparing(Member::imageId))
        .forEach(member ->
            byRoot
                .computeIfAbsent(groups.root(member.imageId()), _ -> new ArrayList<>())
                .add(member));
    Collection<List<Member>> all = byRoot.values();
    return all.stream().map(DuplicateGroup::of).sorted(WORST_FIRST).toList();
  }
}
