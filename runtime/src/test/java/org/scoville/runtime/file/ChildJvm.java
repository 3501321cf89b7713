package org.scoville.runtime.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A main in a process of its own, which is killed at the end. */
public record ChildJvm(Process process) implements AutoCloseable {
  /** Starts a main that writes a file and waits for the line that it prints. */
  public static ChildJvm saying(String line, Class<?> main, Path file) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(java, main.getName(), file.toString());
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    // A variable and not an argument: the class path may be longer than a command line.
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    ChildJvm child = new ChildJvm(builder.start());
    BufferedReader printed = child.process.inputReader();
    assertThat(printed.readLine()).isEqualTo(line);
    return child;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
