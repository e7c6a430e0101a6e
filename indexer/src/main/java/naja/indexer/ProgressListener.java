package naja.indexer;

/// Is told how a run proceeds, by the thread that called it.
public interface ProgressListener {
  /// Several times a second, and once at the end.
  void progress(Progress progress);

  /// Something that the user should know, but that does not stop the run.
  default void notice(String message) {}

  /// The run is over.
  default void finished() {}

  /// Says nothing.
  static ProgressListener silent() {
    return _ -> {};
  }
}
