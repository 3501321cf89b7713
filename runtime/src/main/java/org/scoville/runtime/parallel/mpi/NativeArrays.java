package org.scoville.runtime.parallel.mpi;

import com.sun.jna.Memory;

/** Arrays in memory that MPI may use after the call that has got them has returned. */
final class NativeArrays {
  private NativeArrays() {}

  /** Room for some bytes; there is an address even if there are none. */
  static Memory room(long bytes) {
    return new Memory(Math.max(1, bytes));
  }

  /** A copy, int. */
  static Memory of(int... values) {
    Memory copy = room((long) Integer.BYTES * values.length);
    copy.write(0, values, 0, values.length);
    return copy;
  }

  /** A copy, int64. */
  static Memory of(long... values) {
    Memory copy = room((long) Long.BYTES * values.length);
    copy.write(0, values, 0, values.length);
    return copy;
  }

  /** A copy. */
  static Memory of(byte... values) {
    Memory copy = room(values.length);
    copy.write(0, values, 0, values.length);
    return copy;
  }
}
