@NullMarked
package naja.photo.augment;

import org.jspecify.annotations.NullMarked;
