package naja.server;

import java.util.function.Function;
import naja.gallery.Gallery;
import org.jspecify.annotations.Nullable;

/// Something that is made of a commit of the gallery once, by the first who asks for it.
final class PerCommit<T> {
  private final Function<Gallery, T> maker;
  private @Nullable Made<T> last;

  PerCommit(Function<Gallery, T> maker) {
    this.maker = maker;
  }

  private record Made<T>(String commit, T value) {}

  /// @param gallery kept open by the caller
  synchronized T of(Gallery gallery) {
    Made<T> made = last;
    if (made == null || !made.commit.equals(gallery.commitId())) {
      made = new Made<>(gallery.commitId(), maker.apply(gallery));
      last = made;
    }
    return made.value;
  }
}
