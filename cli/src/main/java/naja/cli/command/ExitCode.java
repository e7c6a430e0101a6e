package naja.cli.command;

import naja.indexer.RunReport;

/// How a command ends, as the process's exit status says it.
public enum ExitCode {
  /// Everything asked for was done.
  DONE(0),
  /// It could not be done; stderr says why.
  FAILED(1),
  /// The command line or the settings are wrong.
  USAGE(2),
  /// Done, but some photos failed; they are listed.
  DONE_WITH_FAILED_PHOTOS(3);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /// How a command ends whose run ended so.
  static ExitCode of(RunReport.Outcome outcome) {
    return switch (outcome) {
      case DONE -> DONE;
      case DONE_WITH_FAILED_PHOTOS -> DONE_WITH_FAILED_PHOTOS;
      case INTERRUPTED -> FAILED;
    };
  }

  /// The process's exit status.
  public int code() {
    return code;
  }
}
