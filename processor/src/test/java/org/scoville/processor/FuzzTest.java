package org.scoville.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever stands in a source, the processor neither crashes nor hangs, under either compiler.
 *
 * <p>{@code -Pfuzz} tries 20,000; {@code -Dscoville.fuzz.seed=N -Dscoville.fuzz.sources=1} tries
 * one again.
 */
final class FuzzTest {
  private static final int SOURCES = Integer.getInteger("scoville.fuzz.sources", 500);
  private static final int FIRST = Integer.getInteger("scoville.fuzz.seed", 0);

  /** Guards against hangs alone, on the most crowded machine. */
  private static final int SECONDS = 120;

  @Test
  void noSourceCrashesOrStopsTheProcessor(@TempDir Path folder) throws Exception {
    SourceCompiler.prepare(folder);
    ExecutorService workers = Executors.newFixedThreadPool(2, FuzzTest::worker);
    FuzzReport report = new FuzzReport();
    SourceCompiler javac = SourceCompiler.of(JavaCompilers.JAVAC, folder);
    SourceCompiler ecj = SourceCompiler.of(JavaCompilers.ECJ, folder);
    for (int seed = FIRST; seed < FIRST + SOURCES; seed++) {
      String source = source(seed);
      Map<JavaCompilers, Future<Attempt>> attempts =
          Map.of(
              JavaCompilers.JAVAC, workers.submit(() -> javac.compile(source)),
              JavaCompilers.ECJ, workers.submit(() -> ecj.compile(source)));
      Attempt one = finished(attempts.get(JavaCompilers.JAVAC), seed, source);
      Attempt two = finished(attempts.get(JavaCompilers.ECJ), seed, source);
      String name = "seed %d%n%s%n".formatted(seed, source);
      FuzzVerdict.of(JavaCompilers.JAVAC, one).ifPresent(fault -> report.fail(name, fault));
      FuzzVerdict.of(JavaCompilers.ECJ, two).ifPresent(fault -> report.fail(name, fault));
      FuzzVerdict.difference(one, two).ifPresent(fault -> report.fail(name, fault));
      report.add(JavaCompilers.JAVAC, one);
      report.add(JavaCompilers.ECJ, two);
    }
    workers.shutdown();
    Files.writeString(Path.of("target", "fuzz.txt"), report.text());
    assertThat(report.failures()).isEmpty();
  }

  /** Half of them made up, half of them real ones with changes. */
  private static String source(int seed) {
    return seed % 2 == 0 ? BrokenRecipe.of(seed) : BrokenTokens.of(seed);
  }

  private static Attempt finished(Future<Attempt> attempt, int seed, String source)
      throws InterruptedException, ExecutionException {
    try {
      return attempt.get(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      StringBuilder stacks = new StringBuilder();
      Thread.getAllStackTraces()
          .forEach((thread, stack) -> stacks.append(thread).append(List.of(stack)));
      throw new AssertionError("seed %d hangs:%n%s%n%s".formatted(seed, source, stacks), e);
    }
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "fuzz");
    thread.setDaemon(true);
    return thread;
  }
}
