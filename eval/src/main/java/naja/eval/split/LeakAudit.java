package naja.eval.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import naja.eval.dataset.Dataset;
import naja.gallery.ReferencePhoto;
import naja.indexer.ProgressCount;
import naja.indexer.ProgressListener;

/// What references already know of the photos that are asked about: another photo of the same
/// observation, the same file, or a picture so similar that it must be a copy. Every pair across
/// the split is compared, block by block.
///
/// @param threshold cosine from which on two photos count as the same picture
/// @param leaks one per photo and round, in the order of rounds and rows
public record LeakAudit(double threshold, List<Leak> leaks) {
  /// The cosine of published near-duplicate checks.
  public static final double SAME_PICTURE = 0.999;

  public LeakAudit {
    leaks = List.copyOf(leaks);
  }

  /// Compares every photo that is asked about with all references that may answer it.
  ///
  /// @param split of these data
  public static LeakAudit of(Dataset data, Split split) {
    return of(data, split, ProgressListener.silent());
  }

  /// The same.
  ///
  /// @param progress is told how many photos have been compared
  public static LeakAudit of(Dataset data, Split split, ProgressListener progress) {
    return of(data, split, (_, _) -> true, progress);
  }

  /// The audit of a split that asks about the same photos as another one that has been audited, of
  /// whose references its own are some, round by round: only what leaked there can leak here.
  ///
  /// @param others of the other split
  public static LeakAudit among(LeakAudit others, Dataset data, Split split) {
    List<Set<String>> suspects =
        IntStream.range(0, split.rounds()).mapToObj(others::images).toList();
    return of(
        data,
        split,
        (round, image) -> suspects.get(round).contains(image),
        ProgressListener.silent());
  }

  private static LeakAudit of(
      Dataset data,
      Split split,
      BiPredicate<Integer, String> suspected,
      ProgressListener progress) {
    Map<String, Integer> rowOf = new HashMap<>();
    List<ReferencePhoto> photos = data.photos();
    for (int row = 0; row < photos.size(); row++) {
      rowOf.put(photos.get(row).imageId(), row);
    }
    LeakSearch search = new LeakSearch(data, split.hides(), SAME_PICTURE);
    List<Leak> leaks = new ArrayList<>();
    try (var count = new ProgressCount(progress, split.asked(), "leak audit")) {
      for (int round = 0; round < split.rounds(); round++) {
        int own = round;
        int[] tests = rows(split.tests(round), image -> suspected.test(own, image), rowOf);
        int[] references = rows(split.references(round), _ -> true, rowOf);
        leaks.addAll(search.leaks(round + 1, tests, references, count));
      }
    }
    return new LeakAudit(SAME_PICTURE, leaks);
  }

  /// The photos that leak in a round, from 0.
  public Set<String> images(int round) {
    return leaks.stream()
        .filter(leak -> leak.round() == round + 1)
        .map(Leak::imageId)
        .collect(Collectors.toSet());
  }

  /// The leaks of one round alone, from 0.
  public LeakAudit round(int round) {
    return new LeakAudit(
        threshold, leaks.stream().filter(leak -> leak.round() == round + 1).toList());
  }

  private static int[] rows(
      Set<String> images, Predicate<String> chosen, Map<String, Integer> rowOf) {
    return images.stream()
        .filter(chosen)
        .mapToInt(image -> rowOf.getOrDefault(image, -1))
        .toArray();
  }
}
