/// The shapes on the wire.
@NullMarked
package naja.server.api;

import org.jspecify.annotations.NullMarked;
