/// Pixels become the numbers that an encoder expects, exactly as the reference code makes them.
///
/// Read [Preprocessing] (the settings, part of an encoder card) and [Preprocessor] (what applies
/// them). In come [naja.photo.Pixels]; out go floats, planes R, G, B, in an encoder's input buffer.
@NullMarked
package naja.photo.transform;

import org.jspecify.annotations.NullMarked;
