/// Tests of what the routes say about themselves.
@NullMarked
package naja.server.contract;

import org.jspecify.annotations.NullMarked;
