/// What a person should look at in a labelled collection.
///
/// Read [Triage] first, then [TriageReport] for what it finds and [TriageFolder] for where that is
/// written. A gallery goes in and is only read; near duplicates, doubtful labels, rare taxa and
/// observations of several taxa come out, as CSV files and one page.
@NullMarked
package naja.triage;

import org.jspecify.annotations.NullMarked;
