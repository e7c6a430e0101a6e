/// Tests of the collection triage, against findings planted into a gallery.
@NullMarked
package naja.triage;

import org.jspecify.annotations.NullMarked;
