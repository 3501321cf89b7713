package org.scoville.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.file.Path;

/**
 * The address of an array's first element, for libraries that read and write its memory, such as
 * NCCL and MPI.
 *
 * <p>DJL's own call copies the bytes. libtorch's stable C interface gives the address, and DJL's
 * handle is the {@code at::Tensor*} that it takes.
 */
public final class ArrayPointer {
  private static final String CALL = "aoti_torch_get_data_ptr";

  private ArrayPointer() {}

  /**
   * The address on the array's device. It holds as long as the array is open; the elements lie one
   * after the other only in an array that is contiguous.
   *
   * @throws EngineProblem if this libtorch doesn't tell it
   */
  public static Pointer of(NDArray array) {
    PointerByReference address = new PointerByReference();
    Pointer tensor = new Pointer(((PtNDArray) array).getHandle());
    int failure;
    try {
      Path library =
          Path.of(TensorEngine.libraryFolder(), System.mapLibraryName("torch_cpu"))
              .toAbsolutePath();
      failure =
          NativeLibrary.getInstance(library.toString())
              .getFunction(CALL)
              .invokeInt(new Object[] {tensor, address});
    } catch (UnsatisfiedLinkError e) {
      throw new EngineProblem(
          "libtorch %s in %s has no %s; use libtorch 2.7"
              .formatted(TensorEngine.libtorchVersion(), TensorEngine.libraryFolder(), CALL),
          e);
    }
    if (failure != 0) {
      throw new EngineProblem(
          "libtorch gives no address of an array of shape %s; report this"
              .formatted(array.getShape()),
          null);
    }
    return address.getValue();
  }
}
