/// Tests of downloads against a server on this machine.
@NullMarked
package naja.collection.download;

import org.jspecify.annotations.NullMarked;
