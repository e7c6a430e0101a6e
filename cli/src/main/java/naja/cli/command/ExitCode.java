package naja.cli.command;

/// What the process says when it ends.
public final class ExitCode {
  /// Everything asked for was done.
  public static final int DONE = 0;

  /// It could not be done; stderr says why.
  public static final int FAILED = 1;

  /// The command line or the settings are wrong.
  public static final int USAGE = 2;

  /// Done, but some photos failed; they are listed.
  public static final int DONE_WITH_FAILED_PHOTOS = 3;

  private ExitCode() {}
}
