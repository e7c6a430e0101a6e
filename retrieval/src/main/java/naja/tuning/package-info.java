/// How much of the truth a gallery's approximate search finds, and at what price.
///
/// Read [Tuning] first, then [TuningPlan] for what is tried and [TuningReport] for what comes out.
/// A gallery goes in; recall, latency and size over the beam and the format of the index come out,
/// with the narrowest beam that reaches the wanted recall. [BeamChoice] does the same for a large
/// gallery after every run that made it grow.
@NullMarked
package naja.tuning;

import org.jspecify.annotations.NullMarked;
