/// From a photo to species, evidence and danger. Read Identifier first.
@NullMarked
package naja.identify;

import org.jspecify.annotations.NullMarked;
