package naja.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import naja.collection.CollectionReader;
import naja.collection.Synonyms;
import naja.collection.TaxaMerge;
import naja.collection.TaxaReader;
import naja.collection.TaxonConflicts;
import naja.collection.TaxonSource;
import naja.indexer.UnlistedLabels;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What labels mean: lists of species, synonyms, and what to do with labels beyond them.
final class TaxaOptions {
  /// The file in the gallery's folder that names what the files contradict each other in.
  static final String CONFLICTS = "taxa-conflicts.csv";

  @Option(
      names = "--taxa",
      paramLabel = "CSV",
      description =
          "What the labels mean: taxon_id, scientific_name, ..., venomous (or MIVS). May be given"
              + " several times; the first file that says something counts.")
  private List<Path> taxa = new ArrayList<>();

  @Option(
      names = "--synonyms",
      paramLabel = "CSV",
      description = "Names no longer used: synonym, accepted (a name or a taxon id).")
  private @Nullable Path synonyms;

  @Option(
      names = {"--unknown-species", "--unlisted"},
      paramLabel = "U",
      description =
          "Labels that are not in --taxa: accept | error | skip; default: the setting"
              + " index.unlisted.")
  private @Nullable UnlistedLabels unlisted;

  UnlistedLabels unlistedOr(UnlistedLabels setting) {
    return unlisted == null ? setting : unlisted;
  }

  /// Puts together what the files and the collection say.
  TaxaMerge.Merged merge(CollectionReader collection) {
    return merge(collection.taxa());
  }

  /// Puts together what the files say.
  TaxaMerge.Merged merge(List<TaxonSource> own) {
    List<TaxonSource> lists = taxa.stream().map(file -> new TaxaReader(file).source()).toList();
    Synonyms names = synonyms == null ? Synonyms.none() : Synonyms.read(synonyms);
    return TaxaMerge.merge(lists, own, names);
  }

  /// Writes what the files contradict each other in beside the failures, and says so.
  void report(TaxaMerge.Merged merged, Path gallery, Session session) {
    Path file = gallery.resolve(CONFLICTS);
    TaxonConflicts.write(file, merged.conflicts());
    if (!merged.conflicts().isEmpty()) {
      session
          .err()
          .printf("naja: %d contradictions about taxa: %s%n", merged.conflicts().size(), file);
    }
  }
}
