package org.scoville.runtime.launch;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.scoville.runtime.problem.UsageProblem;
import org.scoville.runtime.runs.RunListing;
import org.scoville.runtime.runs.RunTable;
import org.scoville.runtime.text.PathText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code scoville runs}: lists runs with their states and results. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the runs in a folder: their state, their best result and the command to go on.",
      "A run has died if its process has ended without a word, as when it is killed."
    },
    footer = {ExitCode.LEGEND, VerboseOption.LEGEND})
final class RunsCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = "runs",
      description = "A run's folder, or one with runs in it (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("runs");

  @Option(names = "--json", description = "Prints them as JSON; see docs/running.md.")
  private boolean json;

  @Override
  public Integer call() {
    if (!Files.isDirectory(folder)) {
      throw new UsageProblem(
          "%s is no folder; give the folder with the runs".formatted(PathText.of(folder)));
    }
    RunListing listing = RunListing.of(folder, FolderLock::isHeldIn);
    PrintStream out = StandardOutput.stream();
    if (json) {
      out.println(RunTable.json(listing));
      return ExitCode.OK;
    }
    RunTable.lines(listing).forEach(out::println);
    if (listing.runs().isEmpty()) {
      out.println("no run is in " + PathText.of(folder));
    }
    listing.damaged().forEach(sentence -> out.println("warning: " + sentence));
    return ExitCode.OK;
  }
}
