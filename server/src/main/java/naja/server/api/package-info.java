/// The JSON shapes of the API.
@NullMarked
package naja.server.api;

import org.jspecify.annotations.NullMarked;
