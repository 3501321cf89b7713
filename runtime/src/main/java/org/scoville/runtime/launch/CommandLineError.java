package org.scoville.runtime.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.scoville.text.NearestNames;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The sentence for a command line that picocli can't read, in place of picocli's own. */
final class CommandLineError {
  private final ParameterException thrown;
  private final CommandLine line;

  private CommandLineError(ParameterException thrown) {
    this.thrown = thrown;
    this.line = thrown.getCommandLine();
  }

  /**
   * Prints the sentence and returns the exit code. Here, so that {@link Launcher} is loaded without
   * picocli.
   */
  static int print(ParameterException e, boolean verbose) {
    return Launcher.misused(new CommandLineError(e).sentence(), e, e.getCommandLine(), verbose);
  }

  private String sentence() {
    if (thrown instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return tooMuch(unmatched.getUnmatched().get(0), unmatched.isUnknownOption());
    }
    if (thrown instanceof MissingParameterException missing) {
      return tooLittle(missing.getMissing());
    }
    if (thrown instanceof OverwrittenOptionException twice
        && twice.getOverwritten() instanceof OptionSpec option) {
      return "%s is given twice; give it once".formatted(option.longestName());
    }
    if (thrown.getArgSpec() instanceof OptionSpec option) {
      return ofValue(option);
    }
    if (thrown.getArgSpec() instanceof PositionalParamSpec word) {
      return thrown.getCause() instanceof TypeConversionException reason
          ? word.paramLabel() + ": " + reason.getMessage()
          : picoclis();
    }
    // This is how the command "help" reports an unknown command.
    return thrown.getValue() == null ? picoclis() : noCommand(thrown.getValue());
  }

  private String tooMuch(String word, boolean isOption) {
    if (isOption) {
      String name = word.replaceFirst("=.*", "");
      return "there is no option " + name + NearestNames.question(name, options());
    }
    return line.getSubcommands().isEmpty()
        ? "\"%s\" is a word too many".formatted(word)
        : noCommand(word);
  }

  private String noCommand(String word) {
    List<String> commands = List.copyOf(line.getSubcommands().keySet());
    return "there is no command \"%s\"%s; choose one of %s"
        .formatted(word, NearestNames.question(word, commands), String.join(", ", commands));
  }

  private String tooLittle(List<ArgSpec> missing) {
    if (!missing.isEmpty() && missing.get(0) instanceof OptionSpec option) {
      return "%s lacks its value %s".formatted(option.longestName(), option.paramLabel());
    }
    CommandSpec command = line.getCommandSpec();
    return "%s needs %s"
        .formatted(
            command.qualifiedName(),
            command.positionalParameters().stream()
                .map(ArgSpec::paramLabel)
                .collect(Collectors.joining(" and ")));
  }

  private String ofValue(OptionSpec option) {
    String name = option.longestName();
    Class<?> type = option.type();
    boolean isLong = type == long.class;
    if (isLong || type == int.class || type == Integer.class) {
      return "%s is \"%s\"; give a whole number of at most %d"
          .formatted(name, thrown.getValue(), isLong ? Long.MAX_VALUE : Integer.MAX_VALUE);
    }
    if (type == double.class) {
      return "%s is \"%s\"; give a number, such as 0.9".formatted(name, thrown.getValue());
    }
    if (type.isEnum()) {
      return "%s is \"%s\"; choose one of %s"
          .formatted(
              name,
              thrown.getValue(),
              Arrays.stream(type.getEnumConstants())
                  .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                  .collect(Collectors.joining(", ")));
    }
    if (type == boolean.class) {
      return "%s takes no value and has \"%s\"; leave the value out"
          .formatted(name, thrown.getValue());
    }
    return thrown.getCause() instanceof TypeConversionException reason
        ? name + ": " + reason.getMessage()
        : picoclis();
  }

  /** The words of picocli, as a part of a sentence. */
  private String picoclis() {
    String words = String.valueOf(thrown.getMessage()).replaceFirst("\\.$", "");
    return words.isEmpty() ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }

  private List<String> options() {
    CommandSpec spec = line.getCommandSpec();
    List<String> names = new ArrayList<>(List.of(VerboseOption.OPTION));
    for (OptionSpec option : spec.options()) {
      names.addAll(Arrays.asList(option.names()));
    }
    return names;
  }
}
