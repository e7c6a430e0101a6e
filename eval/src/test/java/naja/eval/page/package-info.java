/// Reports as files and as a visitor sees them.
@NullMarked
package naja.eval.page;

import org.jspecify.annotations.NullMarked;
