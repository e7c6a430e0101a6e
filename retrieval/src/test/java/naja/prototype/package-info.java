/// Prototypes against hand-computed examples and against the reference cases.
@NullMarked
package naja.prototype;

import org.jspecify.annotations.NullMarked;
