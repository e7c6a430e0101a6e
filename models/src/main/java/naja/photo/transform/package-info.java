/// Pixels become the numbers that an encoder expects, exactly as the reference code makes them.
@NullMarked
package naja.photo.transform;

import org.jspecify.annotations.NullMarked;
