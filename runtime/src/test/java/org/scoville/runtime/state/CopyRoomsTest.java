package org.scoville.runtime.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.tensor.Kernels;
import org.scoville.runtime.tensor.TensorEngine;

/** Copies on a device that has no room for some of their arrays. */
class CopyRoomsTest {
  private final NDManager manager = NDManager.newBaseManager(Device.cpu());
  private final Kernels kernels = Kernels.load(Device.cpu());
  private final List<Shape> onHost = new ArrayList<>();

  @BeforeAll
  static void startTheEngine() {
    TensorEngine.start();
  }

  @AfterEach
  void close() {
    manager.close();
    kernels.close();
  }

  private StateCopy copy(Function<Shape, NDArray> onDevice) {
    return new StateCopy(
        true,
        new CopyRooms(
            onDevice,
            shape -> {
              onHost.add(shape);
              return manager.zeros(shape);
            }),
        kernels);
  }

  /** A device with room for a few numbers. */
  private NDArray small(Shape shape) {
    if (shape.size() > 3) {
      throw new EngineException("CUDA out of memory. Tried to allocate 2.00 GiB.");
    }
    return manager.zeros(shape);
  }

  private static float[] numbers(ByteBuffer bytes) {
    FloatBuffer numbers = bytes.order(ByteOrder.nativeOrder()).asFloatBuffer();
    float[] all = new float[numbers.remaining()];
    numbers.get(all);
    return all;
  }

  @Test
  void whatADeviceHasNoRoomForIsKeptOnTheHost() {
    StateCopy copy = copy(this::small);
    NDArray few = manager.create(new float[] {1, 2});
    NDArray many = manager.create(new float[] {3, 4, 5, 6});
    for (int time = 1; time <= 3; time++) {
      StateWalk walk = copy.walk();
      walk.common("few", few);
      walk.own("many", many);
      assertThat(copy.arrays()).extracting(StateCopy.Named::name).containsExactly("few", "many");
      assertThat(numbers(copy.arrays().get(0).bytes())).containsExactly(time, 2 * time);
      assertThat(numbers(copy.arrays().get(1).bytes()))
          .containsExactly(3 * time, 4 * time, 5 * time, 6 * time);
      few.addi(manager.create(new float[] {1, 2}));
      many.addi(manager.create(new float[] {3, 4, 5, 6}));
    }
    assertThat(onHost).as("made once, and used again").containsExactly(new Shape(4));
  }

  @Test
  void otherFailuresOfADeviceAreItsOwn() {
    StateCopy copy =
        copy(
            shape -> {
              throw new EngineException("CUDA error: device-side assert triggered");
            });
    StateWalk walk = copy.walk();
    NDArray array = manager.zeros(new Shape(2));
    assertThatThrownBy(() -> walk.common("array", array)).hasMessageContaining("assert triggered");
    assertThat(onHost).isEmpty();
  }

  @Test
  void whatIsBroughtToTheHostLeavesOneArrayThere() {
    CopyRooms rooms = CopyRooms.of(manager);
    NDArray array = manager.create(new float[] {1, 2, 3});
    ByteBuffer first = rooms.brought("array", array);
    assertThat(numbers(first)).containsExactly(1, 2, 3);
    int arrays = manager.getManagedArrays().size();
    array.muli(2);
    assertThat(numbers(rooms.brought("array", array))).containsExactly(2, 4, 6);
    assertThat(numbers(first)).as("the same memory").containsExactly(2, 4, 6);
    assertThat(manager.getManagedArrays()).hasSize(arrays);
  }
}
