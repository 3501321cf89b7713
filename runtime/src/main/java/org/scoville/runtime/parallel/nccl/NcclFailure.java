package org.scoville.runtime.parallel.nccl;

import java.util.Arrays;

/** What NCCL's functions return when they fail, with what it means to a run. */
enum NcclFailure {
  /** {@code ncclUnhandledCudaError}. */
  CUDA(1, "a call of CUDA failed", "look at the GPU with nvidia-smi"),
  /** {@code ncclSystemError}. */
  SYSTEM(
      2,
      "the operating system refused something, often shared memory or a connection",
      "run with NCCL_DEBUG=WARN, and check /dev/shm and NCCL_SOCKET_IFNAME"),
  /** {@code ncclInternalError}. */
  INTERNAL(3, "NCCL failed inside", "run with NCCL_DEBUG=WARN to see where"),
  /** {@code ncclInvalidArgument}. */
  ARGUMENT(4, "NCCL was given a value that can't be", "report this"),
  /** {@code ncclInvalidUsage}. */
  USAGE(
      5,
      "the ranks did not call the same, or two of them have the same GPU",
      "give each rank a GPU of its own"),
  /** {@code ncclRemoteError}. */
  REMOTE(6, "another rank is gone or failed", "look at what the other ranks say"),
  /** {@code ncclInProgress}, which only communicators that don't block return. */
  IN_PROGRESS(7, "NCCL has not finished what it was asked for", "report this"),
  /** A number that none of the above has. */
  OTHER(-1, "NCCL failed in a way that this version doesn't know", "run with NCCL_DEBUG=WARN");

  /** {@code ncclSuccess}. */
  static final int SUCCESS = 0;

  private final int code;
  private final String meaning;
  private final String remedy;

  NcclFailure(int code, String meaning, String remedy) {
    this.code = code;
    this.meaning = meaning;
    this.remedy = remedy;
  }

  /** The failure with a number. */
  static NcclFailure of(int code) {
    return Arrays.stream(values()).filter(each -> each.code == code).findFirst().orElse(OTHER);
  }

  /**
   * What happened, what it means and what helps.
   *
   * @param call the function
   * @param code what it returned
   * @param text NCCL's own words
   */
  String sentence(String call, int code, String text) {
    return "%s returned %d (%s): %s; %s".formatted(call, code, text, meaning, remedy);
  }
}
