/// Measurements at the size of real collections, out of the default build.
///
/// Start with [naja.benchmark.StoredBenchmark]: a seed goes in, a collection of embeddings comes
/// out, and the recall of a gallery that was made of it.
@NullMarked
package naja.benchmark;

import org.jspecify.annotations.NullMarked;
