/// What downloads of every kind, of encoders and of photos, have in common.
///
/// Read [StallGuard]: in goes a body that a server sends, out comes its end, at the latest when the
/// server has said nothing for a while.
@NullMarked
package naja.download;

import org.jspecify.annotations.NullMarked;
