package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.scoville.runtime.wiring.CompiledRecipe;
import picocli.CommandLine;

/**
 * A command as a shell sees it, run in this process.
 *
 * @param code its exit code
 * @param out what it said on standard output
 * @param err what it said on standard error
 */
record Invocation(int code, String out, String err) {

  /** The command {@code scoville}. */
  static Invocation scoville(Object... args) {
    return of(() -> new CommandLine(new Scoville()), args);
  }

  /** The main of a generated trainer. */
  static Invocation main(CompiledRecipe recipe, Object... args) {
    return of(() -> Launcher.trainer(recipe), args);
  }

  /** Any command. */
  static Invocation of(Supplier<CommandLine> command, Object... args) {
    String[] words = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      words[i] = args[i].toString();
    }
    PrintStream formerOut = System.out;
    PrintStream formerErr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      int code = Launcher.execute(command.get(), words);
      return new Invocation(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(formerOut);
      System.setErr(formerErr);
    }
  }

  /** Asserts that it did what was asked. */
  Invocation worked() {
    assertThat(err).isEmpty();
    assertThat(code).isZero();
    return this;
  }

  /** Asserts that the command line was refused, in one sentence that has these words. */
  void misused(String... words) {
    assertThat(code).as(out + err).isEqualTo(ExitCode.MISUSED);
    assertThat(err).startsWith("scoville: ").contains(words).contains("; see ", " --help");
    assertThat(err.strip().lines()).as("one sentence").hasSize(1);
    assertThat(out).isEmpty();
  }

  /** Asserts that a rule refused the recipe, with these words. */
  void refused(String rule, String... words) {
    assertThat(code).as(out + err).isEqualTo(ExitCode.FAILED);
    assertThat(err)
        .startsWith("scoville: ")
        .contains("does not pass its rules", "[" + rule + "] ", "Fix: ")
        .contains(words);
  }

  /** Asserts that it failed with one clear sentence that has these words, and no stack trace. */
  void failed(String... words) {
    assertThat(code).as(out + err).isEqualTo(ExitCode.FAILED);
    assertThat(err).startsWith("scoville: ").contains(words);
    assertThat(err.strip().lines()).as("one sentence").hasSize(1);
  }
}
