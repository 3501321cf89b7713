package org.scoville.runtime.parallel.nccl;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.IntByReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scoville.runtime.tensor.TensorEngine;
import org.scoville.runtime.text.PathText;
import org.scoville.text.Printable;

/** NCCL and the CUDA functions that go with it, found, loaded and checked. */
public final class NcclLibrary {
  private static final String NAME = "libnccl.so.2";
  private static final String TORCH = "libtorch_cuda.so";

  private static final String HOST_MEMORY = "scoville_reduces_host_memory";
  private static final List<String> NEEDED =
      List.of("aoti_torch_get_current_cuda_stream", "cudaSetDevice", "cudaEventQuery");

  private final NcclCalls nccl;
  private final CudaCalls cuda;
  private final NcclVersion version;
  private final String place;
  private final boolean takesHostMemory;

  private NcclLibrary(NcclCalls nccl, CudaCalls cuda, String place, boolean takesHostMemory) {
    this.nccl = nccl;
    this.cuda = cuda;
    this.place = place;
    this.takesHostMemory = takesHostMemory;
    IntByReference code = new IntByReference();
    check("ncclGetVersion", nccl.ncclGetVersion(code));
    this.version = NcclVersion.of(code.getValue());
    if (version.compareTo(NcclVersion.OLDEST) < 0) {
      throw new NcclProblem(
          "NCCL in %s is version %s, where %s is the oldest that can be used; install a newer one or name one"
              .formatted(place, version, NcclVersion.OLDEST));
    }
  }

  /**
   * Loads NCCL for the libtorch that runs.
   *
   * @param named the file that the user has named, which alone is then tried
   * @throws NcclProblem if there is none, it is too old, or libtorch has no CUDA
   */
  public static NcclLibrary find(Optional<Path> named) {
    Path torch = Path.of(TensorEngine.libraryFolder()).toAbsolutePath();
    return load(candidates(named, torch), torch.resolve(TORCH));
  }

  /**
   * Where NCCL may be, in this order: the file that the user has named and no other; beside the
   * torch that the user points at, as its wheels install it ({@code site-packages/nvidia/nccl/lib}
   * beside {@code site-packages/torch/lib}), or among torch's own libraries; on the library path.
   *
   * @param torch the folder of libtorch's libraries
   */
  static List<Path> candidates(Optional<Path> named, Path torch) {
    return named
        .map(List::of)
        .orElseGet(
            () ->
                List.of(
                    torch.resolve("../../nvidia/nccl/lib").resolve(NAME).normalize(),
                    torch.resolve(NAME),
                    Path.of(NAME)));
  }

  /** Loads the first that is there. */
  static NcclLibrary load(List<Path> candidates, Path torch) {
    StringBuilder reasons = new StringBuilder();
    for (Path candidate : candidates) {
      // A name without a folder is for the dynamic loader to find.
      boolean searched = candidate.getNameCount() == 1 && !candidate.isAbsolute();
      if (!searched && !Files.exists(candidate)) {
        reasons.append(reasons.isEmpty() ? "" : ", ").append(PathText.of(candidate));
        continue;
      }
      try {
        return load(candidate.toString(), torch);
      } catch (UnsatisfiedLinkError e) {
        if (!searched) {
          throw new NcclProblem(
              "%s can't be loaded (%s); name another NCCL"
                  .formatted(PathText.of(candidate), firstLine(e)),
              e);
        }
        reasons.append(reasons.isEmpty() ? "" : ", ").append("the library path");
      }
    }
    throw new NcclProblem(
        "NCCL was not found (looked in %s); install it beside torch (pip install nvidia-nccl-cu12), put its folder into LD_LIBRARY_PATH, or name its file"
            .formatted(reasons));
  }

  /**
   * Loads a file. One that has {@link #HOST_MEMORY} is the tests' stand-in for NCCL and CUDA both,
   * and reduces arrays on a CPU.
   */
  private static NcclLibrary load(String file, Path torch) {
    NcclCalls nccl = Native.load(file, NcclCalls.class);
    boolean standIn = has(file, HOST_MEMORY);
    CudaCalls cuda = standIn ? Native.load(file, CudaCalls.class) : cuda(torch);
    return new NcclLibrary(nccl, cuda, Printable.of(file), standIn);
  }

  private static boolean has(String file, String function) {
    try {
      NativeLibrary.getInstance(file).getFunction(function);
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  private static CudaCalls cuda(Path torch) {
    if (!Files.exists(torch)) {
      throw new NcclProblem(
          "NCCL needs a libtorch with CUDA, and there is no %s; point PYTORCH_LIBRARY_PATH at one"
              .formatted(PathText.of(torch)));
    }
    try {
      CudaCalls cuda = Native.load(torch.toString(), CudaCalls.class);
      for (String function : NEEDED) {
        if (!has(torch.toString(), function)) {
          throw new NcclProblem(
              "%s gives no %s; use libtorch 2.7".formatted(PathText.of(torch), function));
        }
      }
      return cuda;
    } catch (UnsatisfiedLinkError e) {
      throw new NcclProblem(
          "%s can't be loaded (%s); install CUDA's driver, or train on cpu"
              .formatted(PathText.of(torch), firstLine(e)),
          e);
    }
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  NcclCalls nccl() {
    return nccl;
  }

  CudaCalls cuda() {
    return cuda;
  }

  /** Whether arrays on a CPU can be reduced, which only tests do. */
  boolean takesHostMemory() {
    return takesHostMemory;
  }

  /** "NCCL 2.26.2 in /usr/lib/libnccl.so.2". */
  @Override
  public String toString() {
    return "NCCL %s in %s".formatted(version, place);
  }

  /** A new id, 128 bytes, by which the ranks of one communicator find each other. */
  byte[] newId() {
    byte[] id = new byte[NcclCalls.UniqueId.BYTES];
    check("ncclGetUniqueId", nccl.ncclGetUniqueId(id));
    return id;
  }

  /**
   * Throws if a function of NCCL has failed.
   *
   * @throws NcclProblem with the function, the number and what it means
   */
  void check(String call, int result) {
    if (result != NcclFailure.SUCCESS) {
      throw new NcclProblem(sentence(call, result));
    }
  }

  /** What the number that a function of NCCL has returned means. */
  String sentence(String call, int result) {
    return NcclFailure.of(result)
        .sentence(call, result, String.valueOf(nccl.ncclGetErrorString(result)));
  }

  /**
   * Throws if a function of CUDA has failed.
   *
   * @throws NcclProblem with the function and CUDA's words
   */
  void checkCuda(String call, int error) {
    if (error != CudaCalls.SUCCESS) {
      throw new NcclProblem(
          "%s returned %d (%s); look at the GPU with nvidia-smi"
              .formatted(call, error, cuda.cudaGetErrorString(error)));
    }
  }
}
