package naja.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import naja.gallery.Taxon;
import naja.gallery.Venomous;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaxaMergeTest {
  @TempDir Path folder;

  private static Taxon taxon(String id, String name, @Nullable String family, Venomous venomous) {
    return new Taxon(id, name, null, null, family, venomous);
  }

  private static TaxonSource source(String origin, Taxon... taxa) {
    return new TaxonSource(origin, List.of(taxa));
  }

  private static TaxaMerge.Merged merge(TaxonSource... lists) {
    return TaxaMerge.merge(List.of(lists), List.of(), Synonyms.none());
  }

  @Test
  void merge_filesThatAddToEachOther_areOneWithoutConflict() {
    TaxaMerge.Merged merged =
        merge(
            source("names.csv", taxon("7", "Naja naja", null, Venomous.UNKNOWN)),
            source("venom.csv", taxon("7", "7", null, Venomous.YES)),
            source("families.csv", taxon("7", "7", "Elapidae", Venomous.UNKNOWN)));

    assertThat(merged.taxa().byId().values())
        .containsExactly(taxon("7", "Naja naja", "Elapidae", Venomous.YES));
    assertThat(merged.conflicts()).isEmpty();
  }

  @Test
  void merge_contradiction_keepsTheFirstAndNamesBothFiles() {
    TaxaMerge.Merged merged =
        merge(
            source("a.csv", taxon("7", "Naja naja", "Elapidae", Venomous.UNKNOWN)),
            source("b.csv", taxon("7", "Naja naja", "Viperidae", Venomous.UNKNOWN)));

    assertThat(merged.taxa().byId().get("7")).extracting(Taxon::family).isEqualTo("Elapidae");
    assertThat(merged.conflicts())
        .containsExactly(
            new TaxonConflict("7", "family", "Elapidae", "a.csv", "Viperidae", "b.csv"));
  }

  @Test
  void merge_opinionsOnVenomDiffer_theDangerousOneCounts() {
    TaxaMerge.Merged merged =
        merge(
            source("a.csv", taxon("7", "7", null, Venomous.NO)),
            source("b.csv", taxon("7", "7", null, Venomous.YES)),
            source("c.csv", taxon("7", "7", null, Venomous.NO)));

    assertThat(merged.taxa().byId().get("7")).extracting(Taxon::venomous).isEqualTo(Venomous.YES);
    assertThat(merged.conflicts())
        .containsExactly(
            new TaxonConflict("7", "venomous", "yes", "b.csv", "no", "a.csv"),
            new TaxonConflict("7", "venomous", "yes", "b.csv", "no", "c.csv"));
  }

  @Test
  void merge_otherIdsOfTheSameSpecies_areMatchedByName() {
    TaxaMerge.Merged merged =
        TaxaMerge.merge(
            List.of(source("species.csv", taxon("naja", "Naja naja", "Elapidae", Venomous.YES))),
            List.of(
                source(
                    "metadata.csv",
                    taxon("7", "NAJA NAJA (Linnaeus, 1758)", null, Venomous.UNKNOWN),
                    taxon("8", "Vipera aspis", null, Venomous.UNKNOWN))),
            Synonyms.none());

    assertThat(merged.taxa().resolve("7").id()).isEqualTo("naja");
    assertThat(merged.taxa().isListed("7")).isTrue();
    assertThat(merged.taxa().resolve("8").scientificName()).isEqualTo("Vipera aspis");
    assertThat(merged.taxa().isListed("8")).as("only the collection knows it").isFalse();
    assertThat(merged.conflicts()).isEmpty();
  }

  @Test
  void merge_noList_listsEverything() {
    Taxa taxa =
        TaxaMerge.merge(
                List.of(),
                List.of(source("metadata.csv", taxon("7", "Naja naja", null, Venomous.YES))),
                Synonyms.none())
            .taxa();

    assertThat(taxa.isListed("whatever")).isTrue();
    assertThat(taxa.resolve("7").venomous()).isEqualTo(Venomous.YES);
  }

  @Test
  void merge_twoTaxaOfOneNameInOneFile_stayTwo() {
    TaxaMerge.Merged merged =
        merge(
            source(
                "a.csv",
                taxon("8", "Naja haje", null, Venomous.YES),
                taxon("9", "Naja haje", null, Venomous.YES)),
            source("b.csv", taxon("x", "Naja haje", null, Venomous.YES)));

    assertThat(merged.taxa().byId()).containsOnlyKeys("8", "9", "x");
  }

  @Test
  void synonyms_oldName_leadsToTheAcceptedTaxon() throws IOException {
    Path file = folder.resolve("synonyms.csv");
    Files.writeString(
        file, "synonym,accepted\nNaja tripudians,Naja tripudia\nNaja tripudia,Naja naja\nold,7\n");
    Synonyms synonyms = Synonyms.read(file);
    Taxa taxa =
        TaxaMerge.merge(
                List.of(source("s.csv", taxon("7", "Naja naja", null, Venomous.YES))),
                List.of(source("m.csv", taxon("70", "Naja tripudians", null, Venomous.UNKNOWN))),
                synonyms)
            .taxa();

    assertThat(taxa.resolve("naja  tripudians").id()).isEqualTo("7");
    assertThat(taxa.resolve("old").id()).isEqualTo("7");
    assertThat(taxa.resolve("70").id()).isEqualTo("7");
    assertThat(TaxaMerge.merge(List.of(), List.of(), synonyms).taxa().resolve("Naja tripudians"))
        .as("without a list the accepted name is the label")
        .isEqualTo(Taxon.labelled("Naja naja"));
  }

  @Test
  void synonyms_circle_isRefusedWithItsLine() throws IOException {
    Path file = folder.resolve("synonyms.csv");
    Files.writeString(file, "synonym,accepted\nNaja a,Naja b\nNaja b,Naja a\n");

    assertThatThrownBy(() -> Synonyms.read(file))
        .isInstanceOf(CollectionException.class)
        .hasMessageContaining("synonyms.csv line 3")
        .hasMessageContaining("leads back to itself");
  }

  @Test
  void write_conflicts_areRowsAndNoneRemovesTheFile() throws IOException {
    Path file = folder.resolve("gallery/taxa-conflicts.csv");
    TaxonConflicts.write(
        file, List.of(new TaxonConflict("7", "venomous", "yes", "b.csv", "no", "a.csv")));

    assertThat(file)
        .hasContent(
            "taxon_id,field,kept,kept_from,other,other_from\n7,venomous,yes,b.csv,no,a.csv");
    TaxonConflicts.write(file, List.of());
    assertThat(file).doesNotExist();
  }
}
