package naja.gallery;

import java.util.Objects;

/// How a gallery's vectors are indexed: fixed when the gallery is made, changed only by rewriting
/// it ([GalleryRewrite]).
///
/// @param code what the graph is searched by
/// @param links M: links per node of the graph, 2 to 512; more make it larger and find more
/// @param beam candidates kept while a node is linked, 1 to 3,200; more make a better graph slower
public record IndexFormat(VectorCode code, int links, int beam) {
  /// Floats, 16 links, a beam of 100.
  public static final IndexFormat DEFAULT = new IndexFormat(VectorCode.FLOAT32, 16, 100);

  public IndexFormat {
    Objects.requireNonNull(code, "code");
    if (links < 2 || links > 512) {
      throw new IllegalArgumentException("m must be between 2 and 512, got " + links);
    }
    if (beam < 1 || beam > 3200) {
      throw new IllegalArgumentException("beam must be between 1 and 3200, got " + beam);
    }
  }

  public IndexFormat withCode(VectorCode other) {
    return new IndexFormat(other, links, beam);
  }

  public IndexFormat withLinks(int other) {
    return new IndexFormat(code, other, beam);
  }

  public IndexFormat withBeam(int other) {
    return new IndexFormat(code, links, other);
  }

  /// In one line, for people: `float32, m 16, beam 100`.
  public String summary() {
    return "%s, m %d, beam %d".formatted(code.code(), links, beam);
  }
}
