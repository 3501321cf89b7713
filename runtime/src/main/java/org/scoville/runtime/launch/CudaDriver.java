package org.scoville.runtime.launch;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.ArrayList;
import java.util.List;
import org.scoville.runtime.precision.ComputeCapability;
import org.scoville.runtime.precision.Gpus;

/**
 * Asks NVIDIA's driver for the GPUs that this process may use, without libtorch, in the order of
 * {@code cuda:0, cuda:1 ...}: the driver hides and orders them by the same variables of the
 * environment as CUDA's runtime.
 */
final class CudaDriver {
  private static final int SUCCESS = 0;
  private static final int NO_DEVICE = 100;
  private static final int CAPABILITY_MAJOR = 75;
  private static final int CAPABILITY_MINOR = 76;

  private final Functions functions;

  private CudaDriver(Functions functions) {
    this.functions = functions;
  }

  /** The functions of the driver's library. */
  @FunctionalInterface
  interface Functions {
    /**
     * Calls one.
     *
     * @param arguments whole numbers, and arrays of one number, which it may fill
     * @return the driver's code, 0 for success
     */
    int call(String name, Object... arguments);
  }

  /** The GPUs, or why they can't be asked. */
  static Gpus gpus() {
    String name = Platform.isWindows() ? "nvcuda" : "libcuda.so.1";
    try {
      NativeLibrary library = NativeLibrary.getInstance(name);
      return gpus((function, arguments) -> library.getFunction(function).invokeInt(arguments));
    } catch (UnsatisfiedLinkError e) {
      return Gpus.unknown("%s, the library of NVIDIA's driver, can't be loaded".formatted(name));
    }
  }

  /** The GPUs that a driver has. */
  static Gpus gpus(Functions functions) {
    try {
      return new CudaDriver(functions).ask();
    } catch (RefusedCall e) {
      return Gpus.unknown(String.valueOf(e.getMessage()));
    }
  }

  private Gpus ask() throws RefusedCall {
    int started = functions.call("cuInit", 0);
    if (started == NO_DEVICE) {
      return Gpus.of();
    }
    check("cuInit", started);
    int count = number("cuDeviceGetCount");
    List<ComputeCapability> found = new ArrayList<>();
    for (int ordinal = 0; ordinal < count; ordinal++) {
      int device = number("cuDeviceGet", ordinal);
      found.add(
          new ComputeCapability(
              number("cuDeviceGetAttribute", CAPABILITY_MAJOR, device),
              number("cuDeviceGetAttribute", CAPABILITY_MINOR, device)));
    }
    return Gpus.of(found.toArray(new ComputeCapability[0]));
  }

  /** The number that a function puts where its first argument points. */
  private int number(String function, Object... more) throws RefusedCall {
    int[] number = new int[1];
    Object[] arguments = new Object[more.length + 1];
    arguments[0] = number;
    System.arraycopy(more, 0, arguments, 1, more.length);
    check(function, functions.call(function, arguments));
    return number[0];
  }

  private static void check(String function, int code) throws RefusedCall {
    if (code != SUCCESS) {
      throw new RefusedCall("NVIDIA's driver answers %s with error %d".formatted(function, code));
    }
  }

  /** A function that returned an error. */
  private static final class RefusedCall extends Exception {
    private static final long serialVersionUID = 1;

    RefusedCall(String sentence) {
      super(sentence);
    }
  }
}
