package org.scoville.runtime.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.scoville.runtime.problem.UsageProblem;

class ThreadBudgetTest {

  @Property(tries = 200)
  void aBatchPassesWhereItDividesAndTheAdvisedOnesDo(
      @ForAll @IntRange(min = 1, max = 5000) int batch,
      @ForAll @IntRange(min = 1, max = 64) int replicas) {
    if (batch % replicas == 0) {
      ThreadBudget.check(batch, replicas);
      return;
    }
    String message =
        catchThrowableOfType(UsageProblem.class, () -> ThreadBudget.check(batch, replicas))
            .getMessage();
    String advice = message.substring(message.indexOf("--batch-size to "));
    List<Integer> advised =
        List.of(advice.replaceAll("[^0-9]+", " ").strip().split(" ")).stream()
            .map(Integer::parseInt)
            .toList();
    assertThat(advised)
        .isNotEmpty()
        .allSatisfy(size -> assertThat(size).isPositive())
        .allSatisfy(size -> ThreadBudget.check(size, replicas));
  }

  @Property(tries = 200)
  void threadsPassUpToFourTimesTheCores(
      @ForAll @IntRange(min = 1, max = 300) int cores,
      @ForAll @IntRange(min = 1, max = 40) int replicas,
      @ForAll @IntRange(min = 1, max = 1_000) int threads,
      @ForAll boolean byVariable) {
    List<String> devices = Collections.nCopies(replicas, "cpu");
    int asked = byVariable ? 0 : threads;
    String variable = byVariable ? Integer.toString(threads) : "2";
    if (threads * replicas <= 4 * cores) {
      ThreadBudget.checkThreads(asked, variable, devices, cores);
      return;
    }
    UsageProblem refused =
        catchThrowableOfType(
            UsageProblem.class, () -> ThreadBudget.checkThreads(asked, variable, devices, cores));
    int most = replicas > 4 * cores ? 4 * cores : 4 * cores / replicas;
    assertThat(refused)
        .hasMessageContaining(byVariable || replicas > 4 * cores ? "" : "--threads is " + threads)
        .hasMessageContaining("at most " + most);
  }

  @Property(tries = 50)
  void threadsOfAReplicaAreThoseAskedForAndAtLeastOne(
      @ForAll @IntRange(max = 64) int asked, @ForAll @IntRange(min = 1, max = 300) int replicas) {
    int threads = ThreadBudget.threads(asked, Collections.nCopies(replicas, "cpu"));
    assertThat(threads).isPositive();
    if (asked > 0) {
      assertThat(threads).isEqualTo(asked);
    }
  }
}
