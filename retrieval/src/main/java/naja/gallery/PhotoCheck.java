package naja.gallery;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import naja.gallery.TaxonFacts.Fact;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// Looks whether photos and taxa make sense together: bytes can be sound and still say two things.
final class PhotoCheck {
  private static final Set<String> STATUS = Set.of(PhotoDocument.VENOMOUS);

  private final IndexReader reader;
  private final List<String> problems;
  private final Map<String, Fact> facts;

  private PhotoCheck(IndexReader reader, List<String> problems) throws IOException {
    this.reader = reader;
    this.problems = problems;
    this.facts = TaxonFacts.facts(reader);
  }

  /// Adds what it finds to the problems.
  static void run(IndexReader reader, List<String> problems) throws IOException {
    PhotoCheck check = new PhotoCheck(reader, problems);
    check.doubled();
    for (LeafReaderContext leaf : reader.leaves()) {
      check.photos(leaf);
    }
    check.names();
  }

  /// Image ids that two photos carry.
  private void doubled() throws IOException {
    Terms terms = MultiTerms.getTerms(reader, GallerySchema.IMAGE);
    if (terms == null) {
      return;
    }
    Bits live = MultiBits.getLiveDocs(reader);
    TermsEnum images = terms.iterator();
    for (var image = images.next(); image != null; image = images.next()) {
      int photos = count(images.postings(null, PostingsEnum.NONE), live);
      if (photos > 1) {
        problems.add(
            "photo %s is there %d times; delete it and index it again"
                .formatted(image.utf8ToString(), photos));
      }
    }
  }

  private static int count(PostingsEnum postings, @Nullable Bits live) throws IOException {
    int count = 0;
    while (postings.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
      count += live == null || live.get(postings.docID()) ? 1 : 0;
    }
    return count;
  }

  private void photos(LeafReaderContext leaf) throws IOException {
    NumericDocValues norms = DocValues.getNumeric(leaf.reader(), GallerySchema.NORM);
    NumericDocValues generations = DocValues.getNumeric(leaf.reader(), GallerySchema.GENERATION);
    SortedDocValues taxa = DocValues.getSorted(leaf.reader(), GallerySchema.TAXON);
    var stored = leaf.reader().storedFields();
    Bits live = leaf.reader().getLiveDocs();
    int unusable = 0;
    for (int document = 0; document < leaf.reader().maxDoc(); document++) {
      if (live != null && !live.get(document)) {
        continue;
      }
      unusable += norms.advanceExact(document) && isUsable(norms.longValue()) ? 0 : 1;
      if (taxa.advanceExact(document) && generations.advanceExact(document)) {
        String taxon = taxa.lookupOrd(taxa.ordValue()).utf8ToString();
        status(taxon, generations.longValue(), stored.document(document, STATUS));
      }
    }
    if (unusable > 0) {
      problems.add(
          "segment %s has %d photos without a usable norm%s"
              .formatted(leaf.reader(), unusable, IndexCheck.WAY_OUT));
    }
  }

  private static boolean isUsable(long bits) {
    double norm = Double.longBitsToDouble(bits);
    return norm > 0 && norm < Double.POSITIVE_INFINITY;
  }

  /// Photos written together must agree on what is dangerous; of older ones the latest is believed.
  private void status(String taxonId, long generation, Document document) {
    Fact fact = facts.get(taxonId);
    String status = document.get(PhotoDocument.VENOMOUS);
    if (fact == null || status == null) {
      problems.add(
          "a photo of taxon %s has no venom status%s".formatted(taxonId, IndexCheck.WAY_OUT));
    } else if (fact.generation() == generation && !status.equals(fact.taxon().venomous().code())) {
      String problem =
          "photos of taxon %s from one commit say venomous = %s and %s; correct the taxa and index again"
              .formatted(taxonId, fact.taxon().venomous().code(), status);
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }
  }

  /// One species under two ids must not be venomous under the one and harmless under the other.
  private void names() {
    Map<String, Set<Venomous>> byName = new TreeMap<>();
    for (Fact fact : facts.values()) {
      byName
          .computeIfAbsent(fact.taxon().scientificName(), _ -> EnumSet.noneOf(Venomous.class))
          .add(fact.taxon().venomous());
    }
    byName.forEach((name, statuses) -> {
      if (statuses.contains(Venomous.YES) && statuses.contains(Venomous.NO)) {
        problems.add(
            "%s is venomous under one taxon id and harmless under another; correct the taxa and index again"
                .formatted(name));
      }
    });
  }
}
