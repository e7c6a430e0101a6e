/// A photo file and the pixels decoded from it.
@NullMarked
package naja.photo;

import org.jspecify.annotations.NullMarked;
