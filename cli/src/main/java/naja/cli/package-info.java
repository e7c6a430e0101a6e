/// The naja command.
@NullMarked
package naja.cli;

import org.jspecify.annotations.NullMarked;
