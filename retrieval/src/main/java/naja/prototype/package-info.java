/// Class prototypes and how a query scores against them.
@NullMarked
package naja.prototype;

import org.jspecify.annotations.NullMarked;
