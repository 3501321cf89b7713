package org.scoville.runtime.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import org.jspecify.annotations.Nullable;

/** DJL's PyTorch engine: its start, its devices, its threads. */
public final class TensorEngine {
  private TensorEngine() {}

  /** Starts the engine in the folder that {@link NativeFolder#settle} finds. */
  public static void start() {
    start(NativeFolder.settle());
  }

  /**
   * Starts the engine, offline: nothing is downloaded unless the user has set {@code
   * ai.djl.offline=false}, and even then nobody is told of this machine.
   *
   * @param folder where libtorch is unpacked to
   * @throws EngineProblem if it can't be started on this machine
   */
  public static void start(NativeFolder folder) {
    try {
      initialize();
      @Nullable Engine engine = Unpacking.alone(folder.path(), () -> Engine.getEngine("PyTorch"));
      if (engine == null) {
        throw new EngineProblem(EngineErrorText.sentence(null, folder.path()), null);
      }
    } catch (RuntimeException | LinkageError | AssertionError e) {
      throw e instanceof EngineProblem problem
          ? problem
          : new EngineProblem(EngineErrorText.sentence(e, folder.path()), e);
    }
    GradMode.off();
  }

  /**
   * Initializes DJL's class, where {@code Ec2Utils.callHome} asks for the machine's name and sends
   * it off: not if it is told so, nor before downloads are allowed.
   */
  private static void initialize() {
    System.setProperty("OPT_OUT_TRACKING", "true");
    String offline = System.getProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.offline", "true");
    Engine.getAllEngines();
    System.setProperty("ai.djl.offline", offline);
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
   * @throws EngineProblem if there is no such device, or if it computes wrong convolutions
   */
  public static Device device(String name) {
    if (name.equals("cpu")) {
      ConvolutionCheck.require();
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
