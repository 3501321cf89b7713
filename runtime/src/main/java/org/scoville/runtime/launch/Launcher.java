package org.scoville.runtime.launch;

import com.google.inject.ConfigurationException;
import com.google.inject.CreationException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.scoville.runtime.parallel.ProcessGroup;
import org.scoville.runtime.problem.Problem;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.wiring.CompiledRecipe;
import org.scoville.runtime.wiring.Registrations;
import org.scoville.text.Printable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The entry point of all main classes: runs a command and turns problems into messages and exit
 * codes.
 *
 * <p>It loads without picocli, so that also a missing jar, or a process that may open too few files
 * to read it, ends in a message: nothing here makes a Throwable of one of picocli's exceptions.
 */
public final class Launcher {
  private Launcher() {}

  /** The main of a generated trainer. */
  public static void main(CompiledRecipe recipe, String... args) {
    exit(guarded(() -> execute(trainer(recipe), args)));
  }

  /** The command of a generated trainer, named like its class. */
  static CommandLine trainer(CompiledRecipe recipe) {
    return new CommandLine(new TrainOne(recipe)).setCommandName(recipe.getClass().getSimpleName());
  }

  static void exit(int code) {
    if (code != ExitCode.OK) {
      System.exit(code);
    }
  }

  /** Makes a command and runs it; reports also that it can't be made. */
  static int guarded(IntSupplier command) {
    try {
      return command.getAsInt();
    } catch (RuntimeException | Error e) {
      System.err.println("scoville: " + lastWords(e));
      return ExitCode.FAILED;
    }
  }

  /** The message of a failure for which the classes that make messages may be missing, too. */
  private static String lastWords(Throwable e) {
    try {
      return sentence(e);
    } catch (LinkageError unsayable) {
      return "a class can't be loaded (%s); let the process open more files (ulimit -n), or put the jar that has it on the class path"
          .formatted(e.getMessage());
    }
  }

  /** Runs a command and returns its exit code; problems are printed. */
  static int execute(CommandLine command, String... args) {
    boolean verbose = Arrays.asList(args).contains(VerboseOption.OPTION);
    String[] rest =
        Arrays.stream(args)
            .filter(argument -> !argument.equals(VerboseOption.OPTION))
            .toArray(String[]::new);
    if (!verbose && System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
    }
    command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(Launcher::run)
        .setErr(new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true))
        .registerConverter(Path.class, PathArgument::path)
        .registerConverter(RunInterval.class, RunInterval.Reader::interval)
        .registerConverter(Duration.class, RunInterval.Reader::time)
        .setParameterExceptionHandler((e, given) -> CommandLineError.print(e, verbose))
        .setExecutionExceptionHandler((e, line, result) -> report(e, line, verbose));
    int code;
    try {
      code = command.execute(rest);
    } catch (Error e) {
      // picocli hands over exceptions only, and memory that runs out is none.
      code = report(e, command, verbose);
    }
    return checkOutput(code, command);
  }

  /** A command whose output could not be written has failed. */
  private static int checkOutput(int code, CommandLine command) {
    Optional<String> unwritten = StandardOutput.failure();
    if (unwritten.isPresent()) {
      PrintWriter err = command.getErr();
      err.printf(
          "scoville: standard output can't be written (%s), so the output is not whole; make room"
              + " there or send it elsewhere%n",
          unwritten.get());
      err.flush();
    }
    return unwritten.isPresent() && code == ExitCode.OK ? ExitCode.FAILED : code;
  }

  /** Runs a command, after warnings about registrations whose classes are missing. */
  private static int run(CommandLine.ParseResult parsed) {
    PrintWriter err = parsed.commandSpec().commandLine().getErr();
    Registrations.faults().forEach(fault -> err.println("warning: " + fault));
    err.flush();
    return new CommandLine.RunLast().execute(parsed);
  }

  /** A message in place of picocli's page of usage, in which the message would be lost. */
  static int misused(String sentence, Throwable e, CommandLine line, boolean verbose) {
    String command = line.getCommandSpec().qualifiedName();
    return report(
        "%s; see %s --help".formatted(sentence, command), e, line, verbose, ExitCode.MISUSED);
  }

  private static int report(Throwable e, CommandLine line, boolean verbose) {
    return e instanceof UsageProblem
        ? misused(String.valueOf(e.getMessage()), e, line, verbose)
        : report(sentence(e), e, line, verbose, ExitCode.FAILED);
  }

  private static int report(
      String sentence, Throwable e, CommandLine line, boolean verbose, int code) {
    PrintWriter err = line.getErr();
    err.println("scoville: " + Printable.lines(sentence));
    if (verbose) {
      e.printStackTrace(err);
    }
    err.flush();
    return code;
  }

  /** What the user is told of a failure. */
  static String sentence(Throwable e) {
    return ErrorText.sentence(e).orElseGet(() -> known(e));
  }

  private static String known(Throwable e) {
    if (e instanceof Problem) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof CreationException || e instanceof ConfigurationException) {
      return "the recipe can't be wired: " + e.getMessage();
    }
    return "unexpected %s: %s; run again with %s to see where, and report it"
        .formatted(e.getClass().getSimpleName(), ErrorText.firstLine(e), VerboseOption.OPTION);
  }

  static int train(CompiledRecipe recipe, RunOptions options) throws InterruptedException {
    Consumer<String> err = System.err::println;
    try (StopSignal stop = StopSignal.listening(err)) {
      ProcessGroup processes = Processes.join(System.getenv());
      return processes.size() == 1
          ? code(new TrainingRun(recipe, options, StandardOutput.stream(), stop, processes), stop)
          : trainTogether(recipe, options, stop, processes);
    }
  }

  private static int code(TrainingRun run, StopSignal stop) throws InterruptedException {
    return run.run() && !stop.getAsBoolean() ? ExitCode.OK : stop.code();
  }

  /** Trains with other processes, which end when this one fails. */
  private static int trainTogether(
      CompiledRecipe recipe, RunOptions options, StopSignal stop, ProcessGroup processes)
      throws InterruptedException {
    String name = Processes.name(processes);
    stop.endsAtOnce(name);
    PrintStream out =
        processes.rank() == 0
            ? StandardOutput.stream()
            : new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      int code = code(new TrainingRun(recipe, options, out, stop, processes), stop);
      processes.close();
      return code;
    } catch (RuntimeException | Error | InterruptedException e) {
      System.err.println("scoville: %s: %s".formatted(name, Printable.lines(sentence(e))));
      Processes.abort(processes, e instanceof UsageProblem ? ExitCode.MISUSED : ExitCode.FAILED);
      throw e;
    }
  }

  /** Trains the recipe that a generated main belongs to. */
  @Command(
      mixinStandardHelpOptions = true,
      versionProvider = Versions.class,
      description = "Trains one recipe.",
      footer = {ExitCode.LEGEND, VerboseOption.LEGEND})
  static final class TrainOne implements Callable<Integer> {
    private final CompiledRecipe recipe;

    @Mixin private RunOptions options = new RunOptions();

    TrainOne(CompiledRecipe recipe) {
      this.recipe = recipe;
    }

    @Override
    public Integer call() throws InterruptedException {
      return train(recipe, options);
    }
  }
}
