/// The map of a gallery: every reference photo as a point on a plane, near what looks like it.
///
/// Read [Projection] first, then [PrincipalAxes] for how the plane is found. An open gallery comes
/// in; points by image id go out, of the very commit that is open.
@NullMarked
package naja.projection;

import org.jspecify.annotations.NullMarked;
