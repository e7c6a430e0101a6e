/// The HTTP service and its page: photos come in by upload, species answers go out as JSON.
///
/// Read [NajaServer] first, then [IdentifyRoute], then [LiveGallery]. A request is read into a
/// [Query], its photos become embeddings in [PhotoEmbeddings], and the [naja.identify.Identifier]
/// of the gallery's newest commit answers. Whatever goes wrong leaves as a problem through
/// [Problems]. Every route declares itself as a [naja.server.contract.Route], from which the API's
/// description is made. No path of the file system is ever taken from a request.
@NullMarked
package naja.server;

import org.jspecify.annotations.NullMarked;
