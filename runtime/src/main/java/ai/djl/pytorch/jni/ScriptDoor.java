package ai.djl.pytorch.jni;

/**
 * Runs a named method of a TorchScript module with gradients.
 *
 * <p>Lies in DJL's package because {@code moduleRunMethod} and the constructor of {@link IValue}
 * are package-private there, and DJL's public way in calls only {@code forward}.
 */
public final class ScriptDoor {
  private ScriptDoor() {}

  /**
   * Runs a method.
   *
   * @param module handle of the loaded module
   * @param method name of the method
   * @param arguments the arguments, which stay the caller's to close
   * @return the result, the caller's to close
   */
  public static IValue run(long module, String method, IValue... arguments) {
    long[] handles = new long[arguments.length];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = arguments[i].getHandle();
    }
    // training = true: in inference mode the results could not take part in a backward pass
    return new IValue(PyTorchLibrary.LIB.moduleRunMethod(module, method, handles, true, false));
  }
}
