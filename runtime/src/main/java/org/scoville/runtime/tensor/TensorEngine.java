package org.scoville.runtime.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import org.jspecify.annotations.Nullable;

/** Starts DJL's PyTorch engine and sets its devices and threads. */
public final class TensorEngine {
  private TensorEngine() {}

  /** Starts the engine in the folder that {@link NativeFolder#settle} finds. */
  public static void start() {
    start(NativeFolder.settle());
  }

  /**
   * Starts the engine, offline: nothing is downloaded unless the user has set {@code
   * ai.djl.offline=false}, and even then DJL does not report this machine.
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
   * Initializes DJL's class with reporting off and downloads disallowed: {@code Ec2Utils.callHome}
   * would otherwise send the machine's name.
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

  /** The folder that libtorch's libraries were loaded from. */
  public static String libraryFolder() {
    return LibUtils.getLibtorchPath();
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

  /** Whether a word names a device, of this or another machine. */
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
          "\"%s\" is not a device; choose cpu, cuda:0, cuda:1 ...".formatted(name), null);
    }
    int index = Integer.parseInt(name.substring("cuda:".length()));
    int count = gpuCount();
    if (index >= count) {
      throw new EngineProblem(
          "there is no device %s where libtorch %s finds %s; choose another with --devices"
              .formatted(name, libtorchVersion(), count == 0 ? "no GPU" : count + " GPUs"),
          null);
    }
    return Device.gpu(index);
  }
}
