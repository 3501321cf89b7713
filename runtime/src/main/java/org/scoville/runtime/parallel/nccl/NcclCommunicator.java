package org.scoville.runtime.parallel.nccl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.scoville.runtime.parallel.ReplicaStopped;
import org.scoville.runtime.tensor.ArrayPointer;

/**
 * One rank's communicator: its collectives run on the stream on which libtorch computes, so neither
 * Java nor the device waits.
 *
 * <p>Behind each collective an event is recorded, from which {@link #fault} sees whether it is
 * done.
 */
final class NcclCommunicator {
  /** {@code ncclFloat32}. */
  private static final int FLOAT32 = 7;

  /** {@code ncclSum}. */
  private static final int SUM = 0;

  /** How long a call that is about to return has for it before its communicator is freed. */
  private static final Duration GRACE = Duration.ofMillis(200);

  /** A collective that is called or under way. */
  private static final class Flight {
    private final String call;
    private final long started = System.nanoTime();
    private @Nullable Pointer event;

    Flight(String call) {
      this.call = call;
    }
  }

  private final NcclLibrary library;
  private final int device;
  private final int rank;
  private final Pointer handle;
  private final Deque<Flight> flights = new ArrayDeque<>();
  private final Deque<Pointer> spareEvents = new ArrayDeque<>();
  private boolean calling;
  private boolean ended;

  private NcclCommunicator(NcclLibrary library, int device, int rank, Pointer handle) {
    this.library = library;
    this.device = device;
    this.rank = rank;
    this.handle = handle;
  }

  /**
   * Opens one; returns when all ranks have.
   *
   * @param device number of the GPU
   * @param ranks number of ranks over all processes
   * @param id 128 bytes, the same on all
   * @throws NcclProblem if it can't be opened
   */
  static NcclCommunicator open(NcclLibrary library, int device, int ranks, byte[] id, int rank) {
    library.checkCuda("cudaSetDevice", library.cuda().cudaSetDevice(device));
    PointerByReference handle = new PointerByReference();
    library.check(
        "ncclCommInitRank",
        library.nccl().ncclCommInitRank(handle, ranks, new NcclCalls.UniqueId(id), rank));
    return new NcclCommunicator(library, device, rank, handle.getValue());
  }

  /** Replaces a flat array by the sum over all ranks. */
  void sum(NDArray flat) {
    Pointer array = pointer(flat);
    enqueue(
        "ncclAllReduce",
        stream ->
            library.nccl().ncclAllReduce(array, array, flat.size(), FLOAT32, SUM, handle, stream));
  }

  /** Replaces a flat array by one rank's. */
  void broadcast(NDArray flat, int root) {
    Pointer array = pointer(flat);
    enqueue(
        "ncclBroadcast",
        stream ->
            library.nccl().ncclBroadcast(array, array, flat.size(), FLOAT32, root, handle, stream));
  }

  /** Gradients in bfloat16 would have a type of their own here. */
  private static Pointer pointer(NDArray flat) {
    if (flat.getDataType() != DataType.FLOAT32 || flat.getShape().dimension() != 1) {
      throw new IllegalArgumentException(
          "%s of shape %s, where ranks reduce flat arrays in float32"
              .formatted(flat.getDataType(), flat.getShape()));
    }
    return ArrayPointer.of(flat);
  }

  private void enqueue(String call, ToIntFunction<@Nullable Pointer> work) {
    Flight flight = begin(call);
    try {
      library.checkCuda("cudaSetDevice", library.cuda().cudaSetDevice(device));
      PointerByReference stream = new PointerByReference();
      if (library.cuda().aoti_torch_get_current_cuda_stream(device, stream) != 0) {
        throw new NcclProblem("libtorch gives no stream of cuda:%d; report this".formatted(device));
      }
      int result = work.applyAsInt(stream.getValue());
      if (hasEnded()) {
        // Another rank is why: what the call returned then says nothing.
        throw new ReplicaStopped();
      }
      library.check(call, result);
      record(flight, stream.getValue());
    } finally {
      end(flight);
    }
  }

  private synchronized Flight begin(String call) {
    if (ended) {
      throw new ReplicaStopped();
    }
    calling = true;
    Flight flight = new Flight(call);
    flights.add(flight);
    return flight;
  }

  private synchronized void record(Flight flight, @Nullable Pointer stream) {
    land();
    Pointer event = spareEvents.poll();
    if (event == null) {
      PointerByReference made = new PointerByReference();
      library.checkCuda(
          "cudaEventCreateWithFlags",
          library.cuda().cudaEventCreateWithFlags(made, CudaCalls.DISABLE_TIMING));
      event = made.getValue();
    }
    flight.event = event;
    library.checkCuda("cudaEventRecord", library.cuda().cudaEventRecord(event, stream));
  }

  private synchronized void end(Flight flight) {
    calling = false;
    if (flight.event == null) {
      flights.remove(flight);
    }
    notifyAll();
  }

  /** Forgets the collectives that are done. */
  private void land() {
    while (true) {
      Flight first = flights.peek();
      if (first == null || first.event == null) {
        return;
      }
      int state = library.cuda().cudaEventQuery(first.event);
      if (state == CudaCalls.NOT_READY) {
        return;
      }
      library.checkCuda("cudaEventQuery", state);
      spareEvents.add(first.event);
      flights.remove();
    }
  }

  /**
   * What keeps this rank from going on, if anything does.
   *
   * @param wait how long a collective may take
   */
  synchronized Optional<String> fault(Duration wait) {
    if (ended) {
      return Optional.empty();
    }
    try {
      land();
      IntByReference failure = new IntByReference();
      library.check("ncclCommGetAsyncError", library.nccl().ncclCommGetAsyncError(handle, failure));
      library.check("ncclCommGetAsyncError", failure.getValue());
    } catch (NcclProblem e) {
      return Optional.of("rank %d: %s".formatted(rank, e.getMessage()));
    }
    Flight oldest = flights.peek();
    if (oldest != null && System.nanoTime() - oldest.started > wait.toNanos()) {
      return Optional.of(
          "rank %d has waited %d s for the others in %s; look at what they say, or wait longer"
              .formatted(rank, wait.toSeconds(), oldest.call));
    }
    return Optional.empty();
  }

  private synchronized boolean hasEnded() {
    return ended;
  }

  /**
   * Ends what is under way, on this rank and on those that wait for it; can block while NCCL frees.
   */
  void abort() {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      awaitCall();
    }
    library.check("ncclCommAbort", library.nccl().ncclCommAbort(handle));
  }

  /** Waits for a call that is about to return; one that is blocked is what the abort is for. */
  private void awaitCall() {
    long until = System.nanoTime() + GRACE.toNanos();
    try {
      for (long left = GRACE.toMillis(); calling && left > 0; ) {
        wait(left);
        left = (until - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Frees it after all that is under way is done; all ranks do. */
  void destroy() {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      for (Pointer event : spareEvents) {
        library.checkCuda("cudaEventDestroy", library.cuda().cudaEventDestroy(event));
      }
    }
    library.check("ncclCommDestroy", library.nccl().ncclCommDestroy(handle));
  }
}
