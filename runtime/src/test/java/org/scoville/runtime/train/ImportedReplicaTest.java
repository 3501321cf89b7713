package org.scoville.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scoville.algorithm.DropMethod;
import org.scoville.runtime.checkpoint.Safetensors;
import org.scoville.runtime.parallel.ReplicaGroup;
import org.scoville.runtime.random.Draw;
import org.scoville.runtime.tensor.TensorEngine;

/** A replica that takes over another's weights by way of a file. */
class ImportedReplicaTest {
  private static final int STEPS = 4;
  private static final int IMAGES = 3;

  @TempDir Path folder;

  @BeforeAll
  static void startTheEngine() {
    TensorEngine.start();
  }

  /** Its blocks were dropped at a growing rate, by which their branches count in evaluation. */
  @Test
  void itPredictsWhatTheTrainedOneDoes() {
    SmallRun run = new SmallRun(true, STEPS).surgeries(DropMethod.BLOCK, 1);
    Path file = folder.resolve("w.safetensors");
    float[] expected;
    try (Replica trained = replica(run.parts(), run)) {
      run.train(trained, 0, new ReplicaGroup(1));
      Safetensors.write(file, WeightExport.tensors(trained.weights()), Map.of());
      expected = logits(trained);
    }
    TrainerParts parts = run.parts();
    WeightImport weights =
        WeightImport.of(
            Safetensors.read(file),
            parts.blueprint(run.settings(), SmallRun.DATA.images(), SmallRun.CLASSES),
            WeightImport.Head.OF_FILE_ONLY);
    try (Replica imported = replica(parts.startingFrom(weights), run)) {
      assertThat(logits(imported)).as("as before the first batch").isNotEqualTo(expected);
      imported.weights().trainedUntil(STEPS);
      assertThat(logits(imported)).isEqualTo(expected);
    }
  }

  private static Replica replica(TrainerParts parts, SmallRun run) {
    return new Replica(0, Device.cpu(), parts, run.settings(), SmallRun.DATA);
  }

  private static float[] logits(Replica replica) {
    int bytes = IMAGES * SmallRun.PIXELS * SmallRun.PIXELS * SmallRun.CHANNELS;
    ByteBuffer images = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    Draw draw = Draw.of(5, 5);
    while (images.hasRemaining()) {
      images.put((byte) draw.nextInt(256));
    }
    images.flip();
    Shape shape = new Shape(IMAGES, SmallRun.PIXELS, SmallRun.PIXELS, SmallRun.CHANNELS);
    return replica.logits(replica.imageUpload(SmallRun.DATA), images, shape);
  }
}
