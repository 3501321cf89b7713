package org.scoville.runtime.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import com.sun.jna.Pointer;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.Workbench;

/** Addresses of arrays. */
class ArrayPointerTest {

  @Test
  void anArrayIsReadAndWrittenAtItsAddress() {
    try (Workbench bench = new Workbench()) {
      NDArray array = bench.array(new float[] {1, 2, 3}, 3);
      Pointer address = ArrayPointer.of(array);
      assertThat(address.getFloatArray(0, 3)).containsExactly(1, 2, 3);
      address.setFloat(4, 7);
      assertThat(array.toFloatArray()).containsExactly(1, 7, 3);
    }
  }

  @Test
  void aViewBeginsInTheMiddleOfItsArray() {
    try (Workbench bench = new Workbench()) {
      NDArray array = bench.array(new float[] {1, 2, 3, 4}, 4);
      NDList halves = array.split(new long[] {3});
      assertThat(ArrayPointer.of(halves.get(1)).getFloat(0)).isEqualTo(4);
      assertThat(Pointer.nativeValue(ArrayPointer.of(halves.get(1))))
          .isEqualTo(Pointer.nativeValue(ArrayPointer.of(array)) + 12);
    }
  }
}
