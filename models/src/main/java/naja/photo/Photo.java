package naja.photo;

import java.util.Objects;

/// An encoded photo (JPEG, PNG, WebP, …) under the name by which messages call it.
///
/// The bytes are not copied: a photo is read once and handed on, and copies of whole files would
/// double the memory of an indexing run. Treat them as read-only.
public final class Photo {
  private final String name;
  private final byte[] bytes;

  public Photo(String name, byte[] bytes) {
    this.name = Objects.requireNonNull(name, "name");
    this.bytes = Objects.requireNonNull(bytes, "bytes");
  }

  /// The file name, or what the sender called the upload.
  public String name() {
    return name;
  }

  /// The encoded bytes; shared, not a copy.
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return name + " (" + bytes.length + " bytes)";
  }
}
