package org.scoville.runtime.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.scoville.runtime.tensor.ConvolutionCheck;
import org.scoville.runtime.tensor.TensorEngine;

/**
 * Every golden case of the folder, each by the {@link GoldenSubject} that knows its algorithm. A
 * case that none knows fails.
 */
@Tag("golden")
class GoldenTest {
  private static final AtomicInteger PASSED = new AtomicInteger();
  private static final GoldenCases CASES = GoldenCases.open();

  /**
   * The build runs the cases again under other instruction sets. A cap at AVX2 changes nothing on a
   * processor that has nothing beyond, and there the first run was this one already.
   */
  @BeforeAll
  static void onlyIfTheCapChangesSomething() throws IOException {
    Path processor = Path.of("/proc/cpuinfo");
    if ("AVX2".equals(System.getenv("ONEDNN_MAX_CPU_ISA")) && Files.exists(processor)) {
      boolean beyond = Files.readString(processor).contains("avx512f");
      if (!beyond) {
        System.out.println("golden: no AVX-512 here, so the run without a cap was that with AVX2");
      }
      Assumptions.assumeTrue(beyond, "the processor has nothing beyond AVX2");
    }
  }

  @BeforeAll
  static void startTheEngine() {
    TensorEngine.start();
    if ("AVX2".equals(System.getenv("ONEDNN_MAX_CPU_ISA"))) {
      // Where AVX2 itself is wrong a run with it is refused; ConvolutionsTest says which is right.
      Assumptions.assumeTrue(
          ConvolutionCheck.passes(), "the processor computes wrong convolutions with AVX2");
    }
  }

  @Test
  void thereAreCases() {
    assertThat(CASES.all()).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everyCaseIsMet() {
    Map<String, GoldenCheck> checks = checks();
    return CASES.all().stream()
        .map(golden -> dynamicTest(golden.name(), () -> check(golden, checks)));
  }

  private static Map<String, GoldenCheck> checks() {
    Map<String, GoldenCheck> checks = new HashMap<>();
    for (GoldenSubject subject : ServiceLoader.load(GoldenSubject.class)) {
      subject
          .checks()
          .forEach(
              (algorithm, check) ->
                  assertThat(checks.put(algorithm, check))
                      .as("%s is checked twice, by %s too", algorithm, subject.getClass())
                      .isNull());
    }
    return checks;
  }

  private static void check(GoldenCase golden, Map<String, GoldenCheck> checks) throws Exception {
    GoldenCheck check = checks.get(golden.algorithm());
    assertThat(check).as("what checks %s, of case %s", golden.algorithm(), golden).isNotNull();
    check.check(golden);
    PASSED.incrementAndGet();
  }

  @AfterAll
  static void printHowMany() {
    System.out.printf(
        "golden: %d of %d, ONEDNN_MAX_CPU_ISA=%s%n",
        PASSED.get(),
        CASES.all().size(),
        Objects.requireNonNullElse(System.getenv("ONEDNN_MAX_CPU_ISA"), "(not set)"));
  }
}
