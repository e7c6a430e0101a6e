/// Whether the service answers what the evaluation says.
///
/// Read [ServiceCheck]: a gallery, a split and an encoder come in; the photos that are asked about
/// go through the Identifier and over HTTP, and a [ServiceReport] goes out with those that differ.
@NullMarked
package naja.cli.service;

import org.jspecify.annotations.NullMarked;
