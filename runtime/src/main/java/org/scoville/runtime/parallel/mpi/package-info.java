/** Processes that mpirun starts, and their arrays, by Open MPI or MPICH. */
@NullMarked
package org.scoville.runtime.parallel.mpi;

import org.jspecify.annotations.NullMarked;
