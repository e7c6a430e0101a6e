package naja.cli.command;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import naja.identify.Identification;
import naja.identify.Inquiry;
import naja.search.Scope;
import naja.server.api.IdentifyReply;
import naja.server.api.Json;
import naja.server.api.PhotoReply;
import naja.server.api.Provenance;

/// Prints the reply of `/v1/identify` with the photo's path before it: one object for one photo, an
/// array for several.
final class JsonAnswerPrinter implements AnswerPrinter {
  private final PrintStream out;
  private final boolean array;
  private final Provenance provenance;
  private boolean begun;

  /// @param photos how many are to come
  JsonAnswerPrinter(PrintStream out, int photos, Provenance provenance) {
    this.out = out;
    this.array = photos != 1;
    this.provenance = provenance;
  }

  /// The reply to one photo.
  record Answered(String photo, @JsonUnwrapped IdentifyReply reply) {}

  /// What stands in the place of a reply.
  record Failed(String photo, String failure, String message) {}

  @Override
  public void answered(Path photo, Identification identification) {
    var label = new PhotoReply.Label(String.valueOf(photo.getFileName()), null);
    var question = new IdentifyReply.Question(Inquiry.of(Scope.ALL), List.of(label), null);
    IdentifyReply reply = IdentifyReply.of(question, identification, provenance);
    print(new Answered(photo.toString(), reply));
  }

  @Override
  public void failed(Path photo, String reason, String message) {
    print(new Failed(photo.toString(), reason, message));
  }

  private void print(Object value) {
    if (array) {
      out.println(begun ? "," : "[");
    }
    out.print(Json.pretty(value));
    begun = true;
  }

  @Override
  public void close() {
    if (array && !begun) {
      out.print("[");
    }
    out.println(array ? System.lineSeparator() + "]" : "");
  }
}
