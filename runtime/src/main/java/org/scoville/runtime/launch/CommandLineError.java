package org.scoville.runtime.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.scoville.text.NearestNames;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What picocli could not read of a command line, as a sentence. */
final class CommandLineError {
  private CommandLineError() {}

  /**
   * Tells it, and returns the exit code. Here, so that {@link Launcher} is loaded without picocli.
   */
  static int tell(ParameterException e, boolean verbose) {
    return Launcher.misused(sentence(e), e, e.getCommandLine(), verbose);
  }

  /** The fact, with the names that may have been meant. */
  private static String sentence(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return ofValue(e).orElse(String.valueOf(e.getMessage()));
    }
    String word = unmatched.getUnmatched().get(0);
    CommandLine line = e.getCommandLine();
    if (unmatched.isUnknownOption()) {
      String name = word.replaceFirst("=.*", "");
      return "there is no option " + name + NearestNames.question(name, options(line));
    }
    if (line.getSubcommands().isEmpty()) {
      return "\"%s\" is a word too many".formatted(word);
    }
    List<String> commands = List.copyOf(line.getSubcommands().keySet());
    return "there is no command \"%s\"%s; there are %s"
        .formatted(word, NearestNames.question(word, commands), String.join(", ", commands));
  }

  /** What a number should be, in place of the name of a Java type. */
  private static Optional<String> ofValue(ParameterException e) {
    if (!(e.getArgSpec() instanceof OptionSpec option) || e.getValue() == null) {
      return Optional.empty();
    }
    Class<?> type = option.type();
    boolean isLong = type == long.class;
    if (!isLong && type != int.class && type != Integer.class) {
      return Optional.empty();
    }
    return Optional.of(
        "%s is \"%s\"; it must be a whole number of at most %d"
            .formatted(
                option.longestName(), e.getValue(), isLong ? Long.MAX_VALUE : Integer.MAX_VALUE));
  }

  private static List<String> options(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    List<String> names = new ArrayList<>(List.of(VerboseOption.OPTION));
    for (OptionSpec option : spec.options()) {
      names.addAll(Arrays.asList(option.names()));
    }
    return names;
  }
}
