/// Whole competition runs.
///
/// Read [CompetitionRun] first, then [ObservationTable], [Aggregation] and [SubmissionFile]. A
/// table of observations with their photos comes in; a file of answers as the organisers want it
/// goes out, with its official score ([CompetitionScore]) where the truth is known.
@NullMarked
package naja.eval.competition;

import org.jspecify.annotations.NullMarked;
