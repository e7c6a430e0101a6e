/// Who may ask and change what, how often, and over which connection.
///
/// Read [AccessSettings] first, then [KeyRing], then [RateLimit]. A key's text, a client's name and
/// the files of an operator come in; permissions and what is left of a quota go out. Nothing here
/// knows of HTTP, and no secret is ever kept: keys are held as hashes.
@NullMarked
package naja.server.access;

import org.jspecify.annotations.NullMarked;
