package org.scoville.runtime.launch;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code scoville bench}: measures before a night is spent. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures parts of a run on this machine.",
    footer = {ExitCode.LEGEND, VerboseOption.LEGEND},
    subcommands = {BenchLoader.class})
final class BenchCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (spec != null) {
      spec.commandLine().usage(StandardOutput.stream());
    }
    return ExitCode.OK;
  }
}
