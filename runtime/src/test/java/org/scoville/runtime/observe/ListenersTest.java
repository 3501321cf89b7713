package org.scoville.runtime.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ListenersTest {

  @Test
  void everyListenerIsPrintedEverythingInOrder() {
    List<String> heard = new ArrayList<>();
    Listeners listeners = new Listeners(List.of(recorder("a", heard), recorder("b", heard)));
    listeners.started(Reports.FACTS);
    listeners.step(Reports.STEP);
    listeners.epochEnded(Reports.EPOCH);
    listeners.evaluated(Reports.TRAINED);
    listeners.timed(Reports.CLOCKS);
    listeners.warned("hot");
    listeners.finished(Reports.summary(Optional.empty(), 0));
    listeners.close();
    assertThat(heard)
        .containsExactly(
            "a started",
            "b started",
            "a step 120",
            "b step 120",
            "a epoch 2",
            "b epoch 2",
            "a evaluated",
            "b evaluated",
            "a timed",
            "b timed",
            "a warned hot",
            "b warned hot",
            "a finished",
            "b finished",
            "a closed",
            "b closed");
  }

  @Test
  void callsFromSeveralThreadsDontMeet() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    ConcurrentLinkedQueue<Boolean> met = new ConcurrentLinkedQueue<>();
    RunListener patient =
        new RunListener() {
          @Override
          public void warned(String warning) {
            both.countDown();
            try {
              met.add(met.isEmpty() && both.await(200, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          }
        };
    Listeners listeners = new Listeners(List.of(patient));
    Thread one = new Thread(() -> listeners.warned("one"));
    Thread other = new Thread(() -> listeners.warned("other"));
    one.start();
    other.start();
    one.join();
    other.join();
    assertThat(met).containsExactly(false, false);
  }

  private static RunListener recorder(String name, List<String> heard) {
    return new RunListener() {
      @Override
      public void started(RunDescription facts) {
        heard.add(name + " started");
      }

      @Override
      public void step(StepReport report) {
        heard.add(name + " step " + report.step());
      }

      @Override
      public void epochEnded(EpochReport report) {
        heard.add(name + " epoch " + report.epoch());
      }

      @Override
      public void evaluated(EvaluationReport report) {
        heard.add(name + " evaluated");
      }

      @Override
      public void timed(RunClocks clocks) {
        heard.add(name + " timed");
      }

      @Override
      public void warned(String warning) {
        heard.add(name + " warned " + warning);
      }

      @Override
      public void finished(RunSummary summary) {
        heard.add(name + " finished");
      }

      @Override
      public void close() {
        heard.add(name + " closed");
      }
    };
  }
}
