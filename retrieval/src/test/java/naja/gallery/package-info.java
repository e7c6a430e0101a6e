/// Tests of the gallery: what is written comes back, and survives whatever ends the writer.
@NullMarked
package naja.gallery;

import org.jspecify.annotations.NullMarked;
