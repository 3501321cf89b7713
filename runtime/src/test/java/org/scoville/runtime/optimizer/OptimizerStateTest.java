package org.scoville.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.scoville.runtime.RandomIngredient;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.wiring.Registered;

/**
 * Every registered optimizer, with its usual values and with random ones, goes on from a checkpoint
 * to the bits that it reaches without one.
 */
class OptimizerStateTest {
  private static final int RANDOM_RECORDS = 6;
  private static final int STEPS = 5;

  static final List<Record> RECORDS = records();

  @TempDir Path folder;

  private static List<Record> records() {
    List<Record> records = new ArrayList<>();
    Registered.optimizers().keySet().stream()
        .sorted(Comparator.comparing(Class::getSimpleName))
        .forEach(
            type -> {
              Draw draw = Draw.of(2, type.getSimpleName().hashCode());
              RandomIngredient random = new RandomIngredient(type, draw, Map.of());
              records.add(random.usual());
              for (int i = 0; i < RANDOM_RECORDS; i++) {
                records.add(random.any());
              }
            });
    return records;
  }

  @Test
  void everyRegisteredOptimizerIsAsked() {
    assertThat(RECORDS)
        .extracting(record -> (Object) record.getClass())
        .containsAll(Registered.optimizers().keySet());
  }

  @ParameterizedTest
  @FieldSource("RECORDS")
  void itGoesOnFromItsCheckpointToTheBit(Record record) {
    for (int saved = 0; saved < STEPS; saved++) {
      Path file = folder.resolve(saved + ".safetensors");
      float[] whole;
      try (SmallParameters parameters = parameters(record, 1)) {
        steps(parameters, 0, saved);
        parameters.save(file);
        steps(parameters, saved, STEPS);
        whole = parameters.weights();
      }
      try (SmallParameters others = parameters(record, 2)) {
        others.restore(file);
        steps(others, saved, STEPS);
        assertThat(others.weights()).as("restored after %d", saved).isEqualTo(whole);
      }
    }
  }

  private static SmallParameters parameters(Record record, long seed) {
    return new SmallParameters(
        Registered.optimizers().get(record.getClass()).apply(record),
        SmallParameters.values(new Random(seed)));
  }

  private static void steps(SmallParameters parameters, int from, int to) {
    for (int step = from; step < to; step++) {
      parameters.step(SmallParameters.values(new Random(10 + step)), 1);
    }
  }
}
