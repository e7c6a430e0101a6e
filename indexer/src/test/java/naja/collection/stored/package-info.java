/// Tests of the readers and writers of stored embeddings.
@NullMarked
package naja.collection.stored;

import org.jspecify.annotations.NullMarked;
