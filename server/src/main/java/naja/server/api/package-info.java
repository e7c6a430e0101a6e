/// The JSON shapes of the API: records in the words of the wire, free of any HTTP type.
///
/// Read [IdentifyReply] first, then [Problem]. In comes a [naja.identify.SpeciesAnswer] with its
/// [Provenance], out goes JSON with `snake_case` names. The command line prints the same records,
/// so a saved reply looks the same wherever it came from.
@NullMarked
package naja.server.api;

import org.jspecify.annotations.NullMarked;
