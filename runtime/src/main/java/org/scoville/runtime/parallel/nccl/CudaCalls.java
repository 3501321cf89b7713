package org.scoville.runtime.parallel.nccl;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * The functions of CUDA's runtime and of libtorch's stable C interface that are called.
 *
 * <p>They are all looked up in {@code libtorch_cuda}, which brings the one CUDA runtime that
 * libtorch itself uses: the dynamic loader looks in what a library depends on, too. CUDA's
 * functions return a {@code cudaError_t}, 0 for success.
 */
interface CudaCalls extends Library {
  /** {@code cudaSuccess}. */
  int SUCCESS = 0;

  /** {@code cudaErrorNotReady}: what an event stands for isn't done. */
  int NOT_READY = 600;

  /** {@code cudaEventDisableTiming}: an event that costs next to nothing. */
  int DISABLE_TIMING = 2;

  /** {@code cudaSetDevice(int device)}, for the calling thread. */
  int cudaSetDevice(int device);

  /** {@code cudaEventCreateWithFlags(cudaEvent_t* event, unsigned int flags)}. */
  int cudaEventCreateWithFlags(PointerByReference event, int flags);

  /** {@code cudaEventRecord(cudaEvent_t event, cudaStream_t stream)}. */
  int cudaEventRecord(Pointer event, @Nullable Pointer stream);

  /** {@code cudaEventQuery(cudaEvent_t event)}: doesn't wait. */
  int cudaEventQuery(Pointer event);

  /** {@code cudaEventDestroy(cudaEvent_t event)}. */
  int cudaEventDestroy(Pointer event);

  /** {@code const char* cudaGetErrorString(cudaError_t error)}. */
  String cudaGetErrorString(int error);

  /**
   * {@code aoti_torch_get_current_cuda_stream(int32_t device_index, void** ret_stream)}: the stream
   * on which this thread's operations run. Not 0 if it failed.
   */
  int aoti_torch_get_current_cuda_stream(int device, PointerByReference stream);
}
