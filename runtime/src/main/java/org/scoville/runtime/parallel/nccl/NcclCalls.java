package org.scoville.runtime.parallel.nccl;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code libnccl.so.2} that are called, as nccl.h declares them.
 *
 * <p>All but the text return an {@code ncclResult_t}: 0, or a number of {@link NcclFailure}. A null
 * stream is the default one. {@code ncclGroupStart} and {@code ncclGroupEnd} are for one thread
 * with several communicators; here each rank has a thread of its own.
 */
interface NcclCalls extends Library {

  /** {@code ncclGetVersion(int* version)}. */
  int ncclGetVersion(IntByReference version);

  /** {@code ncclGetUniqueId(ncclUniqueId* uniqueId)}: 128 bytes. */
  int ncclGetUniqueId(byte[] id);

  /**
   * {@code ncclCommInitRank(ncclComm_t* comm, int nranks, ncclUniqueId commId, int rank)}; returns
   * when all ranks have called it.
   */
  int ncclCommInitRank(PointerByReference communicator, int ranks, UniqueId id, int rank);

  /**
   * {@code ncclAllReduce(const void* sendbuff, void* recvbuff, size_t count, ncclDataType_t
   * datatype, ncclRedOp_t op, ncclComm_t comm, cudaStream_t stream)}.
   */
  int ncclAllReduce(
      Pointer from,
      Pointer to,
      long count,
      int type,
      int operation,
      Pointer communicator,
      @Nullable Pointer stream);

  /**
   * {@code ncclBroadcast(const void* sendbuff, void* recvbuff, size_t count, ncclDataType_t
   * datatype, int root, ncclComm_t comm, cudaStream_t stream)}.
   */
  int ncclBroadcast(
      Pointer from,
      Pointer to,
      long count,
      int type,
      int root,
      Pointer communicator,
      @Nullable Pointer stream);

  /** {@code ncclCommGetAsyncError(ncclComm_t comm, ncclResult_t* asyncError)}. */
  int ncclCommGetAsyncError(Pointer communicator, IntByReference failure);

  /** {@code ncclCommAbort(ncclComm_t comm)}: ends what is under way, and frees. */
  int ncclCommAbort(Pointer communicator);

  /** {@code ncclCommDestroy(ncclComm_t comm)}. */
  int ncclCommDestroy(Pointer communicator);

  /** {@code const char* ncclGetErrorString(ncclResult_t result)}. */
  String ncclGetErrorString(int result);

  /** {@code ncclUniqueId}, which {@code ncclCommInitRank} takes by value. */
  @FieldOrder("internal")
  final class UniqueId extends Structure implements Structure.ByValue {
    static final int BYTES = 128;

    /** The bytes; JNA reads a structure's public fields. */
    public byte[] internal = new byte[BYTES];

    /** Zeros; JNA makes structures itself. */
    public UniqueId() {}

    /** An id that a process has got. */
    UniqueId(byte[] id) {
      if (id.length != BYTES) {
        throw new IllegalArgumentException("an id of %d bytes".formatted(id.length));
      }
      System.arraycopy(id, 0, internal, 0, BYTES);
    }
  }
}
