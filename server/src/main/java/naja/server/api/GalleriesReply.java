package naja.server.api;

import java.util.List;

/// The reply of `GET /v1/galleries`.
///
/// @param current the one that answers
/// @param names all that may be switched to, ascending
public record GalleriesReply(GalleryReply current, List<String> names) {
  public GalleriesReply {
    names = List.copyOf(names);
  }
}
