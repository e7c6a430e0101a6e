/// Tests of [naja.server.access].
@NullMarked
package naja.server.access;

import org.jspecify.annotations.NullMarked;
