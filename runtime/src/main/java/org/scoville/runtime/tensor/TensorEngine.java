package org.scoville.runtime.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;

/** DJL's PyTorch engine: its start, its devices, its threads. */
public final class TensorEngine {
  private TensorEngine() {}

  /**
   * Starts the engine, offline: nothing is downloaded unless the user has set {@code
   * ai.djl.offline=false}.
   *
   * @throws EngineProblem if there is no libtorch for this machine
   */
  public static void start() {
    if (System.getProperty("ai.djl.offline") == null) {
      System.setProperty("ai.djl.offline", "true");
    }
    try {
      Engine engine = Engine.getEngine("PyTorch");
      if (engine == null) {
        throw new EngineProblem(noLibtorch(), null);
      }
    } catch (RuntimeException | LinkageError e) {
      throw e instanceof EngineProblem problem ? problem : new EngineProblem(noLibtorch(), e);
    }
    GradMode.off();
  }

  private static String noLibtorch() {
    return "there is no libtorch for %s on %s; the build brings it for Linux x86-64, macOS arm64 and"
            .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
        + " Windows x86-64, elsewhere set PYTORCH_LIBRARY_PATH to a libtorch 2.7.1";
  }

  /** Version of libtorch. */
  public static String libtorchVersion() {
    return LibUtils.getVersion();
  }

  /** Version of DJL. */
  public static String djlVersion() {
    return Engine.getDjlVersion();
  }

  /** Number of CUDA devices. */
  public static int gpuCount() {
    return Engine.getEngine("PyTorch").getGpuCount();
  }

  /** Sets how many threads an operation called from this thread may use. */
  public static void threads(int count) {
    JniUtils.setNumThreads(count);
  }

  /** How many threads an operation called from this thread may use. */
  public static int threads() {
    return JniUtils.getNumThreads();
  }

  /** Whether a word is how a device is called, here or on another machine. */
  public static boolean namesDevice(String name) {
    return name.matches("cpu|cuda:\\d{1,3}");
  }

  /**
   * A device by its usual name: {@code cpu}, {@code cuda:0}.
   *
   * @throws EngineProblem if there is no such device
   */
  public static Device device(String name) {
    if (name.equals("cpu")) {
      return Device.cpu();
    }
    if (!namesDevice(name)) {
      throw new EngineProblem(
          "\"%s\" is not a device; devices are cpu and cuda:0, cuda:1 ...".formatted(name), null);
    }
    int index = Integer.parseInt(name.substring("cuda:".length()));
    int count = gpuCount();
    if (index >= count) {
      throw new EngineProblem(
          "there is no device %s: libtorch %s sees %s; choose another with --devices"
              .formatted(name, libtorchVersion(), count == 0 ? "no GPU" : count + " GPUs"),
          null);
    }
    return Device.gpu(index);
  }
}
