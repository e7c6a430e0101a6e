/// Tests of the indexing pipeline.
@NullMarked
package naja.indexer;

import org.jspecify.annotations.NullMarked;
