/// The `naja` command: its root and the way from exceptions to exit codes.
///
/// Read [Naja] first, then `naja.cli.command`. In go arguments and the environment; out comes an
/// exit code.
@NullMarked
package naja.cli;

import org.jspecify.annotations.NullMarked;
