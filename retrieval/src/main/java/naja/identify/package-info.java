/// From a photo to species, evidence and danger: search, score, decide.
///
/// Read [Identifier] first, then [SpeciesAnswer] and [Danger]. Photos or embeddings of one
/// observation come in with a [naja.search.Scope]; a [SpeciesAnswer] goes out, whose taxa carry
/// their ids. [Ranker] holds how candidates are scored, [VerdictRule] and [DangerRule] how it is
/// decided.
@NullMarked
package naja.identify;

import org.jspecify.annotations.NullMarked;
