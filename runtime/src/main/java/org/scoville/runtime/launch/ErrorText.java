package org.scoville.runtime.launch;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.tensor.EngineProblem;

/** Messages for errors of the Java virtual machine, such as too little memory, with what helps. */
final class ErrorText {
  private static final int BYTES_PER_MEBIBYTE = 1 << 20;

  /** The message of the C library when a process has reached its limit of open files. */
  private static final String TOO_MANY_FILES = "too many open files";

  private ErrorText() {}

  /**
   * A sentence for an error, or for an exception that one has caused; nothing for other exceptions
   * and for those that have a message of their own for it.
   */
  static Optional<String> sentence(Throwable thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (words(cause).contains(TOO_MANY_FILES)) {
        return Optional.of(
            "this process may not open more files (%s); raise the limit with ulimit -n"
                .formatted(firstLine(cause)));
      }
    }
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof EngineProblem) {
        return Optional.empty();
      }
      if (cause instanceof Error error) {
        return Optional.of(sentence(error));
      }
    }
    return Optional.empty();
  }

  private static String sentence(Error error) {
    if (error instanceof OutOfMemoryError) {
      return memory(error);
    }
    if (error instanceof StackOverflowError) {
      return "something is nested too deeply for Java's stack; give threads more with -Xss8m";
    }
    if (error instanceof UnsatisfiedLinkError) {
      return "a native library can't be loaded (%s); see Several devices and GPUs in the README"
          .formatted(firstLine(error));
    }
    if (error instanceof NoClassDefFoundError) {
      return "the class %s is missing or can't be loaded; put the jar that has it on the class path, in the version that the rest was built with, and let the process open enough files (ulimit -n)"
          .formatted(firstLine(error).replace('/', '.'));
    }
    if (error instanceof LinkageError) {
      return "the jars on the class path don't fit together (%s: %s); build all of them with one version"
          .formatted(error.getClass().getSimpleName(), firstLine(error));
    }
    return "unexpected %s: %s; run again with %s to see where, and report it"
        .formatted(error.getClass().getSimpleName(), firstLine(error), VerboseOption.OPTION);
  }

  private static String memory(Error error) {
    String words = words(error);
    if (words.contains("native thread")) {
      return "the system gives this process no more threads (%s); choose fewer --threads or --devices, or raise the limit with ulimit -u"
          .formatted(firstLine(error));
    }
    if (words.contains("direct buffer")) {
      return "the buffers for images don't fit into memory (%s); choose a smaller --batch-size or give Java a larger -XX:MaxDirectMemorySize"
          .formatted(firstLine(error));
    }
    if (words.contains("metaspace")) {
      return "Java has no room for more classes (%s); give it a larger -XX:MaxMetaspaceSize"
          .formatted(firstLine(error));
    }
    return "Java's memory of %d MiB is too small for this (%s); give it more with -Xmx, such as java -Xmx%dm"
        .formatted(mebibytes(1), firstLine(error), mebibytes(2));
  }

  private static long mebibytes(int times) {
    return times * Math.max(1, Runtime.getRuntime().maxMemory() / BYTES_PER_MEBIBYTE);
  }

  private static String words(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
  }

  /** The first line of a throwable's message, or its class name. */
  static String firstLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage())
        .lines()
        .filter(line -> !line.isBlank() && thrown.getMessage() != null)
        .findFirst()
        .orElse(thrown.getClass().getSimpleName());
  }
}
