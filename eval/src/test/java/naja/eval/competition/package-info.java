/// Competition files and scores against examples worked out by hand.
@NullMarked
package naja.eval.competition;

import org.jspecify.annotations.NullMarked;
