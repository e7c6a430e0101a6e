package naja.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import naja.photo.UnreadablePhoto;
import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void problem_withAPhoto_hasTheMembersOfRfc9457AndTheReason() {
    var unreadable = new UnreadablePhoto(UnreadablePhoto.Reason.TRUNCATED, "a.jpg ends early");
    Problem problem =
        Problem.of(
            Problem.Kind.UNREADABLE_PHOTO,
            422,
            "photo a.jpg cannot be used",
            List.of(PhotoProblem.of(1, "a.jpg", unreadable)));

    assertThat(new String(Json.bytes(problem.forRequest("r1")), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"type":"urn:naja:problem:unreadable-photo","title":"A photo cannot be used",\
            "status":422,"detail":"photo a.jpg cannot be used","request_id":"r1",\
            "errors":[{"index":1,"name":"a.jpg","reason":"truncated",\
            "message":"a.jpg ends early"}]}\
            """);
  }

  @Test
  void problem_withoutPhotos_hasNoErrors() {
    Problem problem = Problem.of(Problem.Kind.NOT_FOUND, 404, "nothing here", List.of());

    assertThat(new String(Json.bytes(problem), StandardCharsets.UTF_8))
        .doesNotContain("errors", "request_id");
  }
}
