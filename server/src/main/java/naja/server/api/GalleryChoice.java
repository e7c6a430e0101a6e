package naja.server.api;

/// The body of `PUT /v1/galleries/current`.
///
/// @param name one of the names of `GET /v1/galleries`
public record GalleryChoice(String name) {}
