/// The map of a gallery against axes that are found in another way.
@NullMarked
package naja.projection;

import org.jspecify.annotations.NullMarked;
