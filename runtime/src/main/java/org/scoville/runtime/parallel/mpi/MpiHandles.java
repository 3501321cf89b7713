package org.scoville.runtime.parallel.mpi;

import com.sun.jna.NativeLibrary;

/**
 * What mpi.h calls {@code MPI_COMM_WORLD}, {@code MPI_FLOAT} and so on, as arguments of a call:
 * with Open MPI addresses of its global variables, with MPICH numbers that its binary interface
 * fixes.
 *
 * @param world all processes
 * @param floats float32
 * @param longs int64
 * @param bytes bytes
 * @param sum the operation that adds
 * @param or the operation that unites bits
 * @param errorsReturn the handler that lets calls return their error
 */
record MpiHandles(
    Object world,
    Object floats,
    Object longs,
    Object bytes,
    Object sum,
    Object or,
    Object errorsReturn) {

  /** Those of a library. */
  static MpiHandles of(MpiKind kind, NativeLibrary library) {
    return switch (kind) {
      case OPEN_MPI ->
          new MpiHandles(
              library.getGlobalVariableAddress("ompi_mpi_comm_world"),
              library.getGlobalVariableAddress("ompi_mpi_float"),
              library.getGlobalVariableAddress("ompi_mpi_int64_t"),
              library.getGlobalVariableAddress("ompi_mpi_byte"),
              library.getGlobalVariableAddress("ompi_mpi_op_sum"),
              library.getGlobalVariableAddress("ompi_mpi_op_bor"),
              library.getGlobalVariableAddress("ompi_mpi_errors_return"));
      case MPICH ->
          new MpiHandles(
              0x44000000, 0x4c00040a, 0x4c00083a, 0x4c00010d, 0x58000003, 0x58000008, 0x54000001);
    };
  }
}
