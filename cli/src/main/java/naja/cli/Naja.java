package naja.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import naja.cli.command.BackupCommand;
import naja.cli.command.BenchCommand;
import naja.cli.command.CalibrationCommand;
import naja.cli.command.ClusteringCommand;
import naja.cli.command.CompactCommand;
import naja.cli.command.CompareCommand;
import naja.cli.command.CostsCommand;
import naja.cli.command.DangerCommand;
import naja.cli.command.DeleteCommand;
import naja.cli.command.DoctorCommand;
import naja.cli.command.EmbedCommand;
import naja.cli.command.EncodersCommand;
import naja.cli.command.EvalCommand;
import naja.cli.command.ExitCode;
import naja.cli.command.GalleryCommand;
import naja.cli.command.GalleryExportCommand;
import naja.cli.command.GpuCommand;
import naja.cli.command.IdentifyCommand;
import naja.cli.command.IndexCommand;
import naja.cli.command.KeysCommand;
import naja.cli.command.MergeCommand;
import naja.cli.command.MultilabelCommand;
import naja.cli.command.NewtCommand;
import naja.cli.command.OpenSetCommand;
import naja.cli.command.ReportCommand;
import naja.cli.command.RestoreCommand;
import naja.cli.command.RetrievalCommand;
import naja.cli.command.ServeCommand;
import naja.cli.command.ServiceCommand;
import naja.cli.command.Session;
import naja.cli.command.SimpleShotCommand;
import naja.cli.command.SplitCommand;
import naja.cli.command.SubmissionCommand;
import naja.cli.command.SupportCommand;
import naja.cli.command.TilesCommand;
import naja.cli.command.TriageCommand;
import naja.cli.command.TuneCommand;
import naja.cli.command.VotesCommand;
import naja.cli.demo.DemoCommand;
import naja.cli.verify.VerifyCommand;
import naja.eval.metric.IntervalProgress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The root of the command line. Its table of contents is [#commands()].
@Command(
    name = "naja",
    description = "Identifies species from photos by visual nearest neighbours.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = NajaVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpWidth = 100,
    usageHelpAutoWidth = true,
    sortOptions = false,
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  naja index --images photos --taxa species.csv --encoder builtin --gallery snakes",
      "  naja identify photo.jpg --gallery snakes",
      "  naja serve --gallery snakes",
      "  naja identify --help"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed; stderr says why",
      "2:the command line or the settings are wrong",
      "3:done, but some photos failed and are listed"
    })
public final class Naja implements Runnable {
  /// Kept: a logger that nothing holds forgets its level.
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of a failure.")
  private boolean debug;

  /// @param out where data goes
  /// @param err where progress and messages go
  /// @param environment the environment variables
  public Naja(PrintStream out, PrintStream err, Map<String, String> environment) {
    session = new Session(out, err, environment);
  }

  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "Settings file in place of $NAJA_HOME/naja.yaml.")
  void config(@Nullable Path file) {
    session.settingsFile(file);
  }

  /// Every command, in the order of the help.
  private List<Object> commands() {
    return List.of(
        new DemoCommand(session),
        new IndexCommand(session),
        new IdentifyCommand(session),
        new ServeCommand(session),
        new KeysCommand(session),
        galleryCommands(),
        evalCommands(),
        new EncodersCommand(session),
        new GpuCommand(session),
        new EmbedCommand(session),
        new BenchCommand(session),
        new DoctorCommand(session));
  }

  private CommandLine galleryCommands() {
    return new CommandLine(new GalleryCommand(session))
        .addSubcommand(new CompactCommand(session))
        .addSubcommand(new BackupCommand(session))
        .addSubcommand(new RestoreCommand(session))
        .addSubcommand(new MergeCommand(session))
        .addSubcommand(new DeleteCommand(session))
        .addSubcommand(new GalleryExportCommand(session))
        .addSubcommand(new TriageCommand(session))
        .addSubcommand(new TuneCommand(session));
  }

  private CommandLine evalCommands() {
    return new CommandLine(new EvalCommand(session))
        .addSubcommand(new SplitCommand(session))
        .addSubcommand(new ServiceCommand(session))
        .addSubcommand(new VerifyCommand(session))
        .addSubcommand(new SimpleShotCommand(session))
        .addSubcommand(new VotesCommand(session))
        .addSubcommand(new RetrievalCommand(session))
        .addSubcommand(new ClusteringCommand(session))
        .addSubcommand(new OpenSetCommand(session))
        .addSubcommand(new SupportCommand(session))
        .addSubcommand(new NewtCommand(session))
        .addSubcommand(new MultilabelCommand(session))
        .addSubcommand(new CalibrationCommand(session))
        .addSubcommand(new DangerCommand(session))
        .addSubcommand(new CostsCommand(session))
        .addSubcommand(new SubmissionCommand(session))
        .addSubcommand(new TilesCommand(session))
        .addSubcommand(new ReportCommand(session))
        .addSubcommand(new CompareCommand(session));
  }

  /// Runs the command line and returns the exit code.
  public int run(String... args) {
    LUCENE.setLevel(Level.WARNING);
    return IntervalProgress.with(session.progress("resamples"), () -> commandLine().execute(args));
  }

  /// Without a command there is nothing to do but to say what there is.
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(this);
    commands().forEach(commandLine::addSubcommand);
    commandLine.setOut(new PrintWriter(session.out(), true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(session.err(), true, StandardCharsets.UTF_8));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler((problem, _) -> misused(problem));
    commandLine.setExecutionExceptionHandler(
        (failure, _, _) -> new Failures(session.err()).report(failure, debug));
    return commandLine;
  }

  private int misused(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("naja: " + problem.getMessage());
    UnmatchedArgumentException.printSuggestions(problem, err);
    err.printf("Try '%s --help'.%n", command.getCommandSpec().qualifiedName());
    return ExitCode.USAGE.code();
  }
}
