/// The HTTP service and its page.
@NullMarked
package naja.server;

import org.jspecify.annotations.NullMarked;
