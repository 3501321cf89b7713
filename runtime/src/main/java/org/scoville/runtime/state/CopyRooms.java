package org.scoville.runtime.state;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arrays that copies are made into: each on the device, or on the host if the device had no
 * room for it. They are made when they are first asked for and stay, so that memory is the same
 * from copy to copy.
 */
final class CopyRooms {
  private final Function<Shape, NDArray> onDevice;
  private final Function<Shape, NDArray> onHost;
  private final Map<String, NDArray> rooms = new HashMap<>();
  private final Map<String, NDArray> hosted = new HashMap<>();

  /**
   * No arrays yet.
   *
   * @param onDevice makes an array of zeros, or throws what the engine throws if there is no room
   * @param onHost makes one in the host's memory
   */
  CopyRooms(Function<Shape, NDArray> onDevice, Function<Shape, NDArray> onHost) {
    this.onDevice = onDevice;
    this.onHost = onHost;
  }

  /** Arrays that a manager frees, on its device where there is room. */
  static CopyRooms of(NDManager owner) {
    return new CopyRooms(
        shape -> owner.zeros(shape), shape -> owner.newSubManager(Device.cpu()).zeros(shape));
  }

  /** The array of this name, with any values. */
  NDArray room(String name, Shape shape) {
    return rooms.computeIfAbsent(name, each -> make(shape));
  }

  /**
   * The bytes of an array on a device, brought to the host. On any thread, so without kernels.
   *
   * @return bytes that stay until the array of this name is brought again
   */
  ByteBuffer brought(String name, NDArray array) {
    NDArray host = hosted.computeIfAbsent(name, each -> onHost.apply(array.getShape()));
    ByteBuffer bytes = host.toByteBuffer(true);
    // Asked for its bytes itself, an array on a GPU would leave a new one on the host behind.
    try (NDArray passing = array.toDevice(Device.cpu(), true)) {
      bytes.put(passing.toByteBuffer(true));
    }
    return bytes.rewind();
  }

  private NDArray make(Shape shape) {
    try {
      return onDevice.apply(shape);
    } catch (RuntimeException e) {
      if (lacksMemory(e)) {
        return onHost.apply(shape);
      }
      throw e;
    }
  }

  /** By PyTorch's words: a GPU's for "out of memory", a CPU's for "can't allocate memory". */
  private static boolean lacksMemory(RuntimeException e) {
    @Nullable String words = e.getMessage();
    return words != null && (words.contains("out of memory") || words.contains("allocate memory"));
  }
}
