/// Whole competition runs: photos in, a file of answers as the organisers want it out, and its
/// official score where the truth is known.
///
/// Read [CompetitionRun] first, then [ObservationTable], [Aggregation] and [SubmissionFile].
@NullMarked
package naja.eval.competition;

import org.jspecify.annotations.NullMarked;
