/// What the routes of the service take and answer, declared once, and the pages made from that.
///
/// Read [Route] first, then [Option] and [OpenApi]. A route comes in with its options, bodies and
/// answers; Javalin gets its handler, and [OpenApi] and [DocsPage] describe every one of them with
/// the schemas of the records in [naja.server.api]. The same [Option] that is described here also
/// reads its value out of a request, so that neither can drift from the other.
@NullMarked
package naja.server.contract;

import org.jspecify.annotations.NullMarked;
