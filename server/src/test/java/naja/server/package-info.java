/// The service over real HTTP, on a made-up gallery and encoder.
@NullMarked
package naja.server;

import org.jspecify.annotations.NullMarked;
