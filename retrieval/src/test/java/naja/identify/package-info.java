/// The decision, rule by rule and as a whole.
@NullMarked
package naja.identify;

import org.jspecify.annotations.NullMarked;
