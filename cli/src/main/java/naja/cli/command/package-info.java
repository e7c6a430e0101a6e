/// The commands: each reads its options, calls the module that does the work, and prints.
///
/// Read [Session] first. In go options; out come data on stdout, progress and messages on stderr,
/// and an exit code.
@NullMarked
package naja.cli.command;

import org.jspecify.annotations.NullMarked;
