package naja.cli.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import naja.gallery.Taxon;
import naja.identify.Candidate;
import naja.identify.Identification;
import naja.identify.SpeciesAnswer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// Prints a row per photo and candidate; a photo that failed has one row with the reason.
final class CsvAnswerPrinter implements AnswerPrinter {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setRecordSeparator('\n')
          .setHeader(
              "photo",
              "verdict",
              "danger",
              "rank",
              "taxon_id",
              "scientific_name",
              "common_name",
              "venomous",
              "score",
              "probability",
              "failure")
          .get();

  private final CSVPrinter csv;

  CsvAnswerPrinter(PrintStream out) {
    try {
      csv = new CSVPrinter(out, FORMAT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void answered(Path photo, Identification identification) {
    SpeciesAnswer answer = identification.answer();
    String danger = answer.findings().danger().verdict().code();
    List<Candidate> candidates = answer.findings().candidates();
    for (int rank = 1; rank <= candidates.size(); rank++) {
      Candidate candidate = candidates.get(rank - 1);
      Taxon taxon = candidate.taxon();
      print(
          photo,
          answer.verdict(),
          danger,
          rank,
          taxon.id(),
          taxon.scientificName(),
          taxon.commonName(),
          taxon.venomous().code(),
          candidate.score(),
          candidate.probability(),
          null);
    }
  }

  @Override
  public void failed(Path photo, String reason, String message) {
    print(photo, "failed", null, null, null, null, null, null, null, null, reason);
  }

  private void print(@Nullable Object... cells) {
    try {
      csv.printRecord(cells);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The stream belongs to the process: it is flushed and stays open.
  @Override
  public void close() {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
