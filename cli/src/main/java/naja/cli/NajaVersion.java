package naja.cli;

import naja.cli.command.NajaBuild;
import picocli.CommandLine.IVersionProvider;

/// Says which build this is.
final class NajaVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    NajaBuild build = NajaBuild.read();
    return new String[] {"naja %s (commit %s)".formatted(build.version(), build.commit())};
  }
}
