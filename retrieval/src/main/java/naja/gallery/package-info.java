/// The gallery: reference photos with species, venom and provenance, kept in a Lucene index.
@NullMarked
package naja.gallery;

import org.jspecify.annotations.NullMarked;
