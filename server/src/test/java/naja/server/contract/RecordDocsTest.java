package naja.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import naja.server.api.DangerReply;
import org.junit.jupiter.api.Test;

class RecordDocsTest {
  private static final String SOURCE =
      """
      import java.util.List;

      /// Another one.
      public record Other(int a) {}

      /// What [Other] sees in one place,
      /// and more.
      ///
      /// @param first from 0,
      ///   never above [Other#a]
      /// @param second null: nothing
      @Deprecated
      public record Wanted(int first, String second) {
        /// Not about the record.
        void method() {}
      }
      """;

  @Test
  void comment_ofTheRecord_isReadWithItsComponents() {
    RecordDocs docs = RecordDocs.in(SOURCE, "Wanted");

    assertThat(docs.text()).isEqualTo("What Other sees in one place, and more.");
    assertThat(docs.components())
        .containsEntry("first", "from 0, never above Other#a")
        .containsEntry("second", "null: nothing")
        .hasSize(2);
  }

  @Test
  void record_notInTheSource_isNotDescribed() {
    assertThat(RecordDocs.in(SOURCE, "Want")).isEqualTo(RecordDocs.in("", "Want"));
    assertThat(RecordDocs.in(SOURCE, "Want").text()).isEmpty();
  }

  @Test
  void recordOfTheApi_hasItsSourceBesideItsClass() {
    assertThat(RecordDocs.of(DangerReply.class).components().get("verdict"))
        .contains("cannot_rule_out");
  }
}
