/// A gallery's report for people: one HTML file that needs nothing from elsewhere, beside the same
/// numbers as JSON and Markdown.
///
/// Read [GalleryReportPage], then [OfflinePage] and [EmbeddedPhotos]. A
/// [naja.eval.report.GalleryReport] comes in with its gallery, three files go out, all of them or
/// none.
@NullMarked
package naja.eval.page;

import org.jspecify.annotations.NullMarked;
