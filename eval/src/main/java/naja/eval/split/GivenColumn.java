package naja.eval.split;

import java.util.List;
import naja.gallery.ReferencePhoto;

/// The collection's own split: photos with one word in their column `split` are asked about, those
/// with another answer, and the rest is left out.
record GivenColumn(String test, String references) implements SplitRule {
  static final String NAME = "given";
  static final String TEST = "test";
  static final String REFERENCES = "train";

  @Override
  public String code() {
    return RuleText.of(NAME)
        .with("test", test, TEST)
        .with("references", references, REFERENCES)
        .toString();
  }

  @Override
  public boolean isDrawn() {
    return false;
  }

  @Override
  public Drawing draw(List<ReferencePhoto> photos, long seed) {
    PhotoColumn.SPLIT.require(photos, code());
    return Drawing.once(this::role);
  }

  private Role role(ReferencePhoto photo) {
    if (test.equals(photo.split())) {
      return Role.TEST;
    }
    return references.equals(photo.split()) ? Role.REFERENCE : Role.UNUSED;
  }
}
