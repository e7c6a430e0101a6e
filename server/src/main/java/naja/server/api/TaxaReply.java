package naja.server.api;

import java.util.List;

/// The reply of `GET /v1/taxa`: one page of a list.
///
/// @param total taxa that fit the question, on all pages
/// @param page which page this is, from 1
/// @param pageSize taxa on a full page
/// @param taxa empty behind the last page
public record TaxaReply(
    int total, int page, int pageSize, List<TaxonEntryReply> taxa, GalleryReply gallery) {
  public TaxaReply {
    taxa = List.copyOf(taxa);
  }
}
