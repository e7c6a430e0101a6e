package naja.triage;

import java.util.List;

/// One finding as the page shows it.
///
/// @param why it is listed
/// @param photos side by side
record Exhibit(String why, List<Shot> photos) {
  /// @param note what is to be seen in it
  record Shot(String imageId, String note) {}

  /// Findings of one kind.
  ///
  /// @param id of the page's section
  /// @param meaning what they are, and what to do about them
  /// @param file that lists all of them
  /// @param total how many there are; the page may show fewer
  record Room(
      String id, String title, String meaning, String file, long total, List<Exhibit> exhibits) {}
}
