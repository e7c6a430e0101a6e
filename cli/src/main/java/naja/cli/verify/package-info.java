/// Numbers that are expected to stay: protocols in files, run again and compared.
///
/// Read [ProtocolFile], then [Verification]. A file of dataset, encoder, splits and expected
/// numbers comes in, a [Comparison] per number goes out.
@NullMarked
package naja.cli.verify;

import org.jspecify.annotations.NullMarked;
