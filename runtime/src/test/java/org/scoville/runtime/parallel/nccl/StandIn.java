package org.scoville.runtime.parallel.nccl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The stand-in for NCCL, compiled for a test. */
record StandIn(Path file) {
  private static final List<String> COMPILER =
      List.of("cc", "-Wall", "-Werror", "-O1", "-shared", "-fPIC");

  /** Compiles it into a folder; where there is no C compiler the test is skipped. */
  static StandIn in(Path folder, String... options) throws IOException, InterruptedException {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "the stand-in for NCCL is for Linux");
    Path source = folder.resolve("nccl_stand_in.c");
    try (InputStream in = StandIn.class.getResourceAsStream("nccl_stand_in.c")) {
      Files.copy(in, source);
    }
    Path file = folder.resolve("libnccl.so.2");
    List<String> command = new ArrayList<>(COMPILER);
    command.addAll(List.of(options));
    command.addAll(List.of("-o", file.toString(), source.toString(), "-lrt"));
    Process compiler;
    try {
      compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, "there is no C compiler \"cc\" for the stand-in for NCCL");
      throw e;
    }
    String said = new String(compiler.getInputStream().readAllBytes(), UTF_8);
    assertThat(compiler.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(compiler.exitValue()).as(said).isZero();
    return new StandIn(file);
  }

  /** Lets the next collective of this process fail. */
  void failNext(int code) {
    call("stand_in_fail_next", code);
  }

  /** Lets it say another version; 0 for its own. */
  void version(int code) {
    call("stand_in_version", code);
  }

  /** Lets communicators report a failure by themselves; 0 for none. */
  void failLater(int code) {
    call("stand_in_async", code);
  }

  /** What events say: 0 that all is done, 600 that it isn't, else a failure. */
  void events(int state) {
    call("stand_in_events", state);
  }

  private void call(String function, int code) {
    NativeLibrary.getInstance(file.toString())
        .getFunction(function)
        .invokeVoid(new Object[] {code});
  }

  /** Loads it as a user's NCCL is. */
  NcclLibrary load() {
    return NcclLibrary.load(List.of(file), Path.of("no libtorch_cuda"));
  }
}
